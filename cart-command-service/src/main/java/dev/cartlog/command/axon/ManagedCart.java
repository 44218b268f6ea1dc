package dev.cartlog.command.axon;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.core.Context.ResourceKey;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.modelling.repository.ManagedEntity;
import org.jspecify.annotations.Nullable;

/** A cart within one unit of work: follows the events that the unit appends. Used by the shard's thread only. */
final class ManagedCart implements ManagedEntity<CartId, CartSlot> {
    /** The one cart of a unit of work. */
    static final ResourceKey<ManagedCart> KEY = ResourceKey.withLabel("cart");

    private CartSlot slot;
    private @Nullable Cart decided;

    ManagedCart(CartSlot slot) {
        this.slot = slot;
    }

    @Override
    public CartId identifier() {
        return slot.cartId();
    }

    @Override
    public CartSlot entity() {
        return slot;
    }

    @Override
    public CartSlot applyStateChange(UnaryOperator<CartSlot> change) {
        slot = change.apply(slot);
        return slot;
    }

    /** What the events about to be appended lead to, so that they need not be folded twice. */
    void decided(Cart cart) {
        decided = cart;
    }

    void evolve(EventMessage event) {
        if (event.payload() instanceof RecordedEvent recorded) {
            slot = new CartSlot(slot.cartId(), Optional.of(after(recorded)));
        } else {
            throw new IllegalArgumentException("not a cart's event: " + event.type());
        }
    }

    /** The hash stands for the whole history: a cart with the event's hash is the fold up to that event. */
    private Cart after(RecordedEvent recorded) {
        return decided != null && decided.lastHash().equals(recorded.meta().hash())
                ? decided
                : Evolution.evolve(slot.cart(), recorded);
    }
}
