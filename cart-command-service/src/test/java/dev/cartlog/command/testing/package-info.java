/** What several packages' tests share. */
@NullMarked
package dev.cartlog.command.testing;

import org.jspecify.annotations.NullMarked;
