/** What is running: the record one launcher keeps and every other command reads. */
@NullMarked
package dev.cartlog.local.run;

import org.jspecify.annotations.NullMarked;
