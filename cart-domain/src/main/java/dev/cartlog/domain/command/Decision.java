package dev.cartlog.domain.command;

import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.event.CartEvent;
import java.util.List;

/** What a command leads to: events, perhaps none, or a refusal. */
public sealed interface Decision {
    /** Nothing to do: the cart already is as asked. */
    Accepted NOTHING = new Accepted(List.of());

    record Accepted(List<CartEvent> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(Refusal refusal) implements Decision {}

    static Decision accepted(CartEvent... events) {
        return new Accepted(List.of(events));
    }

    static Decision rejected(FieldError error, String detail) {
        return new Rejected(Refusal.ofField(error, detail));
    }

    static Decision rejected(RefusalReason reason, String detail) {
        return new Rejected(Refusal.of(reason, detail));
    }
}
