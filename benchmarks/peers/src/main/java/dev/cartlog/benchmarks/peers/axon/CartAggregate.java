package dev.cartlog.benchmarks.peers.axon;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.cartlog.benchmarks.peers.axon.CartMessages.AddItem;
import dev.cartlog.benchmarks.peers.axon.CartMessages.CartOpened;
import dev.cartlog.benchmarks.peers.axon.CartMessages.ItemAdded;
import dev.cartlog.benchmarks.peers.axon.CartMessages.OpenCart;
import dev.cartlog.benchmarks.peers.http.Cart;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.spring.stereotype.Aggregate;

/** A cart. Kept in a cache and snapshotted, as one would for aggregates that live as long as carts. */
@Aggregate(snapshotTriggerDefinition = "cartSnapshots", cache = "cartCache")
@JsonAutoDetect(fieldVisibility = Visibility.ANY)
class CartAggregate {
    @AggregateIdentifier
    private String cartId;

    private long version;
    private Map<String, Integer> quantities = new LinkedHashMap<>();

    /** For Axon, which fills it from events or a snapshot. */
    CartAggregate() {}

    @CommandHandler
    CartAggregate(OpenCart command) {
        apply(new CartOpened(command.cartId()));
    }

    @CommandHandler
    Cart handle(AddItem command) {
        if (command.quantity() < 1) {
            throw new IllegalArgumentException("a quantity is positive");
        }
        apply(new ItemAdded(cartId, command.sku(), command.quantity()));
        return Cart.of(cartId, version, quantities);
    }

    @EventSourcingHandler
    void on(CartOpened event) {
        cartId = event.cartId();
        version = 1;
    }

    @EventSourcingHandler
    void on(ItemAdded event) {
        quantities.merge(event.sku(), event.quantity(), Integer::sum);
        version++;
    }
}
