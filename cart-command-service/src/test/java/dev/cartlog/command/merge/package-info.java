/** The merge process, cut off and stalled between its steps. */
@NullMarked
package dev.cartlog.command.merge;

import org.jspecify.annotations.NullMarked;
