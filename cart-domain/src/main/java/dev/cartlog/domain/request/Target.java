package dev.cartlog.domain.request;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;

/** Which cart a request means. */
public sealed interface Target {
    RoutingKey routingKey();

    record Exactly(CartId cartId) implements Target {
        @Override
        public RoutingKey routingKey() {
            return cartId.routingKey();
        }
    }

    /** The customer's current cart, or the next one when there is none. */
    record CurrentOf(RoutingKey routingKey) implements Target {}
}
