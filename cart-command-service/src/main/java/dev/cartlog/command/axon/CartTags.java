package dev.cartlog.command.axon;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.TagResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/** The one tag of every cart event: the cart it belongs to. */
final class CartTags implements TagResolver {
    static final String CART = "cart";

    static Tag of(CartId id) {
        return new Tag(CART, id.toString());
    }

    @Override
    public Set<Tag> resolve(EventMessage event) {
        if (event.payload() instanceof RecordedEvent recorded) {
            return Set.of(of(recorded.meta().cartId()));
        }
        throw new IllegalArgumentException("not a cart's event: " + event.type());
    }
}
