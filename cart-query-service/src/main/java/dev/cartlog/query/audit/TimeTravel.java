package dev.cartlog.query.audit;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartVersion;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Predicate;

/** A cart as it was, folded from its events. A history that cannot be folded throws ImpossibleEvent. */
public final class TimeTravel {
    private TimeTravel() {}

    /** The cart at a version; empty when the history does not reach that far. */
    public static Optional<Cart> atVersion(Iterator<RecordedEvent> history, CartVersion version) {
        return foldWhile(history, event -> event.meta().version().compareTo(version) <= 0)
                .filter(cart -> cart.version().equals(version));
    }

    /** The cart at a moment, the events of that very millisecond included; empty when it did not exist yet. */
    public static Optional<Cart> asOf(Iterator<RecordedEvent> history, Instant moment) {
        return foldWhile(history, event -> !event.meta().occurredAt().isAfter(moment));
    }

    private static Optional<Cart> foldWhile(Iterator<RecordedEvent> history, Predicate<RecordedEvent> included) {
        Optional<Cart> cart = Optional.empty();
        while (history.hasNext()) {
            RecordedEvent event = history.next();
            if (!included.test(event)) {
                return cart;
            }
            cart = Optional.of(Evolution.evolve(cart, event));
        }
        return cart;
    }
}
