package dev.cartlog.query.testing;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the history of one cart, event by event, with versions, times and hashes as the writer makes them. */
public final class CartScript {
    /** When every script begins. */
    public static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05.678Z");

    private final CartId cartId;
    private final Actor actor;
    private final List<RecordedEvent> events = new ArrayList<>();
    private Instant now = BEGIN;

    private CartScript(CartId cartId, Actor actor) {
        this.cartId = cartId;
        this.actor = actor;
    }

    /** A guest's cart, created. */
    public static CartScript guest(int seed, String tokenHash) {
        byte[] random = new byte[16];
        random[0] = (byte) seed;
        random[1] = (byte) (seed >> 8);
        CartId cartId = new CartId(RoutingKey.ofGuest(random), 1);
        return new CartScript(cartId, new Actor(Actor.Type.GUEST, cartId.toString()))
                .then(new CartCreated("default", "EUR", new Owner.Guest(tokenHash), Optional.empty()));
    }

    /** A customer's n-th cart, created. */
    public static CartScript customer(String customerId, String store, long n) {
        CartId cartId = new CartId(RoutingKey.ofCustomer(store, customerId), n);
        CartScript script = new CartScript(cartId, new Actor(Actor.Type.CUSTOMER, customerId));
        script.now = BEGIN.plus(Duration.ofMinutes(n));
        return script.then(new CartCreated(store, "EUR", new Owner.Customer(customerId), Optional.empty()));
    }

    /** The next event, a second later. */
    public CartScript then(CartEvent event) {
        CartVersion version = new CartVersion(events.size() + 1L);
        EventMeta meta = new EventMeta(
                NameBasedId.ofEvent(cartId, version),
                cartId,
                version,
                now,
                actor,
                "command-" + version,
                "fingerprint",
                "correlation",
                "command-" + version,
                events.isEmpty()
                        ? EventMeta.GENESIS_HASH
                        : events.getLast().meta().hash(),
                "");
        events.add(RecordedEvent.seal(meta, event));
        now = now.plusSeconds(1);
        return this;
    }

    /** A new line at 10.00 EUR. */
    public CartScript add(String sku, int quantity) {
        return then(new LineItemAdded(
                line(sku), new Sku(sku), sku, Attributes.NONE, new Quantity(quantity), new Money(1000, "EUR")));
    }

    /** Another quantity. */
    public CartScript change(String sku, int from, int to) {
        return then(new LineItemQuantityChanged(line(sku), new Quantity(from), new Quantity(to)));
    }

    /** The line of an article without attributes. */
    public static LineId line(String sku) {
        return LineId.of(new Sku(sku), Attributes.NONE);
    }

    /** Lets time pass before the next event. */
    public CartScript wait(Duration time) {
        now = now.plus(time);
        return this;
    }

    /** Whose history it is. */
    public CartId cartId() {
        return cartId;
    }

    /** The history so far. */
    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    /** One event. */
    public RecordedEvent event(long version) {
        return events.get((int) version - 1);
    }
}
