package dev.cartlog.command.axon;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The single writer behind Axon: the shard. All calls are on its thread. */
public interface CartWriter {

    /** As the next decision must see it: uncommitted writes included. */
    Optional<Cart> cart(CartId id);

    /** The number of the next cart under a customer's routing key. */
    long nextCartNumber(RoutingKey key);

    /**
     * Adds one request's events to the transaction that is being gathered.
     *
     * @param after the cart after the events
     * @param headers to be written with each event
     * @return completes on the shard's thread after the commit
     */
    CompletableFuture<Void> append(Cart after, List<RecordedEvent> events, Map<String, String> headers);

    /** For a request without events: completes when everything it may have read is durable. */
    CompletableFuture<Void> settle();
}
