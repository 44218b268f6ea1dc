/** Deadlines of carts at every point of their lives. */
@NullMarked
package dev.cartlog.domain.upkeep;

import org.jspecify.annotations.NullMarked;
