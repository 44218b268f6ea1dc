/** What carts need done though nobody asks for it, and when, by the time of their events. */
@NullMarked
package dev.cartlog.domain.upkeep;

import org.jspecify.annotations.NullMarked;
