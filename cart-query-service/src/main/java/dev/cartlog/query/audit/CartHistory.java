package dev.cartlog.query.audit;

import dev.cartlog.codec.CodecException;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Answers an auditor's questions about one cart. Every method throws NotReadableException. */
public final class CartHistory {
    private final Histories histories;
    private final CartViews carts;

    /** Reads from these views. */
    public CartHistory(Histories histories, CartViews carts) {
        this.histories = histories;
        this.carts = carts;
    }

    /** Whether there is any event. */
    public boolean exists(CartId cartId) {
        return histories.find(cartId, CartVersion.NONE.next()).isPresent();
    }

    /** One event. */
    public Optional<LoggedEvent> event(CartId cartId, CartVersion version) {
        return histories.find(cartId, version);
    }

    /** At most so many events after a version, of those that the filter accepts. */
    public List<LoggedEvent> events(CartId cartId, CartVersion after, EventFilter filter, int limit) {
        List<LoggedEvent> found = new ArrayList<>();
        try (Histories.Cursor cursor = histories.after(cartId, after)) {
            while (cursor.hasNext() && found.size() < limit) {
                LoggedEvent event = cursor.next();
                if (filter.accepts(event.recorded())) {
                    found.add(event);
                }
            }
        }
        return found;
    }

    /** The cart at a version; empty beyond its history. */
    public Optional<Cart> atVersion(CartId cartId, CartVersion version) {
        try (Histories.Cursor cursor = histories.after(cartId, CartVersion.NONE)) {
            return TimeTravel.atVersion(recorded(cursor), version);
        }
    }

    /** The cart at a moment; empty before its history. */
    public Optional<Cart> asOf(CartId cartId, Instant moment) {
        try (Histories.Cursor cursor = histories.after(cartId, CartVersion.NONE)) {
            return TimeTravel.asOf(recorded(cursor), moment);
        }
    }

    /** What changed between two versions; empty when one of them is beyond the history. */
    public Optional<CartDiff> diff(CartId cartId, CartVersion from, CartVersion to) {
        Optional<Cart> after = atVersion(cartId, to);
        Optional<Cart> before = from.equals(CartVersion.NONE) ? Optional.empty() : atVersion(cartId, from);
        boolean known = from.equals(CartVersion.NONE) || before.isPresent();
        return after.filter(cart -> known).map(cart -> CartDiff.between(before, cart));
    }

    /** Checks the whole history and that the view is what it amounts to. */
    public Verification verify(CartId cartId) {
        Verification verification = new Verification();
        try (Histories.Cursor cursor = histories.after(cartId, CartVersion.NONE)) {
            while (cursor.hasNext() && verification.firstBreak().isEmpty()) {
                verifyNext(cursor, verification);
            }
        }
        if (verification.firstBreak().isEmpty()) {
            Optional<Cart> view = carts.find(cartId);
            // The cart may have gone on meanwhile; what counts is the version that the view shows.
            verification.compare(view.flatMap(shown -> atVersion(cartId, shown.version())), view);
        }
        return verification;
    }

    private static void verifyNext(Histories.Cursor cursor, Verification verification) {
        try {
            verification.next(cursor.next().recorded());
        } catch (MalformedRecordException | CodecException e) {
            verification.unreadable(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private static Iterator<RecordedEvent> recorded(Histories.Cursor cursor) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public RecordedEvent next() {
                return cursor.next().recorded();
            }
        };
    }
}
