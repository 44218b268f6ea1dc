package dev.cartlog.acceptance.seed;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.CartEvent.LineItemRemoved;
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
import dev.cartlog.domain.value.Sha256;
import dev.cartlog.domain.value.Sku;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The history of one cart, event by event: created, five articles put in, three quantities changed, one article taken out.
 * Every other cart is a guest's, the rest belong to one customer each.
 */
public final class SeededCart {
    /** Events of each cart. */
    public static final int EVENTS = 10;

    private static final int LINES = 5;
    private static final int CHANGES = 3;
    private static final int KEY_BYTES = 16;
    private static final int TOKEN_BYTES = 32;
    private static final int ARTICLES = 500;
    private static final Money PRICE = new Money(1999, "EUR");

    private final long number;
    private final CartId cartId;
    private final Actor actor;
    private String lastHash = EventMeta.GENESIS_HASH;
    private int version;

    /** The cart of this number, before its first event. */
    public SeededCart(long number) {
        this.number = number;
        cartId = cartId(number);
        actor = isGuests(number)
                ? new Actor(Actor.Type.GUEST, cartId.toString())
                : new Actor(Actor.Type.CUSTOMER, customer(number));
    }

    /** Whether a guest has it. */
    public static boolean isGuests(long number) {
        return number % 2 == 0;
    }

    /** The id of the cart of this number. */
    public static CartId cartId(long number) {
        RoutingKey key = isGuests(number)
                ? RoutingKey.ofGuest(ByteBuffer.allocate(KEY_BYTES)
                        .putLong(Long.BYTES, number)
                        .array())
                : RoutingKey.ofCustomer("default", customer(number));
        return new CartId(key, 1);
    }

    private static String customer(long number) {
        return "customer-" + number;
    }

    /** The secret of a guest's cart. */
    public static String token(long number) {
        byte[] secret = ByteBuffer.allocate(TOKEN_BYTES).putLong(number).array();
        return "gct_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** Whether all of its events have been taken. */
    boolean isOver() {
        return version == EVENTS;
    }

    /** The next event. */
    RecordedEvent next(Instant now) {
        version++;
        CartVersion current = new CartVersion(version);
        EventMeta meta = new EventMeta(
                NameBasedId.ofEvent(cartId, current),
                cartId,
                current,
                now,
                actor,
                "seed-" + number + "-" + version,
                Sha256.hex("seed-" + version),
                "seed-" + number,
                "seed-" + number + "-" + version,
                lastHash,
                "");
        RecordedEvent event = RecordedEvent.seal(meta, event());
        lastHash = event.meta().hash();
        return event;
    }

    private CartEvent event() {
        if (version == 1) {
            return new CartCreated("default", "EUR", owner(), Optional.empty());
        }
        if (version <= 1 + LINES) {
            Sku sku = sku(version - 2);
            return new LineItemAdded(line(sku), sku, "Article " + sku, Attributes.NONE, new Quantity(1), PRICE);
        }
        if (version <= 1 + LINES + CHANGES) {
            return new LineItemQuantityChanged(line(sku(version - 2 - LINES)), new Quantity(1), new Quantity(2));
        }
        return new LineItemRemoved(line(sku(LINES - 1)), new Quantity(1));
    }

    private Owner owner() {
        return isGuests(number) ? new Owner.Guest(Sha256.hex(token(number))) : new Owner.Customer(customer(number));
    }

    private Sku sku(int line) {
        return new Sku("sku-" + (number + line * 7L) % ARTICLES);
    }

    private static LineId line(Sku sku) {
        return LineId.of(sku, Attributes.NONE);
    }
}
