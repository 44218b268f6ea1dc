/**
 * An order service as another team would write it: it knows carts only by the schema jar and two topics.
 *
 * <p>It reads {@code cart-checkouts} and answers every checkout on {@code order-outcomes} with an OrderPlaced or an
 * OrderRejected, once, however often it is restarted and however often a checkout is delivered.
 */
@NullMarked
package dev.cartlog.examples.orders;

import org.jspecify.annotations.NullMarked;
