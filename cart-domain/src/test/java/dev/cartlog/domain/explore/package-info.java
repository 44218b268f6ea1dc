/** Explorations of the space of commands, exhaustive and random. */
@NullMarked
package dev.cartlog.domain.explore;

import org.jspecify.annotations.NullMarked;
