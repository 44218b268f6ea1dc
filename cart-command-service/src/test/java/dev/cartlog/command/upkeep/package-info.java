/** Upkeep on carts on the heap, with a clock that tests move. */
@NullMarked
package dev.cartlog.command.upkeep;

import org.jspecify.annotations.NullMarked;
