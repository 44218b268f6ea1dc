package dev.cartlog.domain.request;

import dev.cartlog.domain.cart.AppliedCommand;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.event.RecordedEvent;
import java.util.List;
import java.util.Optional;

/** What became of a request. */
public sealed interface Outcome {

    /** @param cart after the events */
    record Applied(Cart cart, List<RecordedEvent> events) implements Outcome {
        public Applied {
            events = List.copyOf(events);
        }
    }

    /** Nothing had to change. */
    record Unchanged(Cart cart) implements Outcome {}

    /** The command took effect before, under the same key. */
    record Replayed(Cart cart, AppliedCommand first) implements Outcome {}

    /** @param cart the cart as it is, when the sender may see it */
    record Refused(Refusal refusal, Optional<Cart> cart) implements Outcome {}
}
