package dev.cartlog.command.axon;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.Optional;

/** Axon's entity: the place of a cart, which may still be empty. */
record CartSlot(CartId cartId, Optional<Cart> cart) {

    /** -1 for an empty slot. Axon counts events from 0, a cart's versions from 1. */
    long lastSequence() {
        return cart.map(existing -> existing.version().value() - 1).orElse(SequencedEvent.NO_SEQUENCE);
    }
}
