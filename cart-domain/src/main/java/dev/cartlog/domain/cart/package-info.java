/** A cart's state and the fold of events that makes it. */
@NullMarked
package dev.cartlog.domain.cart;

import org.jspecify.annotations.NullMarked;
