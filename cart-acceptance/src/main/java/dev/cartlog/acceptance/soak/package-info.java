/** Shoppers of every kind for as long as one likes, on a platform that is broken at random, and what was promised to them. */
@NullMarked
package dev.cartlog.acceptance.soak;

import org.jspecify.annotations.NullMarked;
