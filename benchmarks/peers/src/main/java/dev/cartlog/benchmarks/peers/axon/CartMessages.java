package dev.cartlog.benchmarks.peers.axon;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Commands and events. */
final class CartMessages {
    private CartMessages() {}

    record OpenCart(@TargetAggregateIdentifier String cartId) {}

    record AddItem(@TargetAggregateIdentifier String cartId, String sku, int quantity) {}

    record CartOpened(String cartId) {}

    record ItemAdded(String cartId, String sku, int quantity) {}
}
