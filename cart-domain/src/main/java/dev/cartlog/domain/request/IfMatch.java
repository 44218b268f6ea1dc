package dev.cartlog.domain.request;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartVersion;

/** What the client expects the cart's version to be. */
public sealed interface IfMatch {
    boolean holds(Cart cart);

    /** {@code *}: any version will do, but the client has thought about it. */
    record Any() implements IfMatch {
        @Override
        public boolean holds(Cart cart) {
            return true;
        }
    }

    record Version(CartVersion version) implements IfMatch {
        @Override
        public boolean holds(Cart cart) {
            return cart.version().equals(version);
        }
    }
}
