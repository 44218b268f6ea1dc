package dev.cartlog.examples.orders;

import dev.cartlog.events.Actor;
import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.CartLine;
import dev.cartlog.events.CartOrdered;
import dev.cartlog.events.EventMeta;
import dev.cartlog.events.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events as the cart service publishes them. */
final class Checkouts {
    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final String NO_HASH = "0".repeat(64);

    private Checkouts() {}

    static CartCheckedOut checkedOut(String cartId, long version, long subtotalMinor) {
        Money price = new Money(subtotalMinor, "EUR");
        CartLine line = new CartLine("line-1", "sku-1", "Espresso cup", Map.of(), 1, price, NOON);
        return new CartCheckedOut(meta(cartId, version), checkoutId(cartId, version), List.of(line), price);
    }

    static CartOrdered ordered(String cartId, long version) {
        return new CartOrdered(meta(cartId, version), checkoutId(cartId, version - 1), "order-1");
    }

    static String checkoutId(String cartId, long version) {
        return "checkout-" + cartId + "-" + version;
    }

    private static EventMeta meta(String cartId, long version) {
        return new EventMeta(
                "event-" + cartId + "-" + version,
                cartId,
                version,
                NOON,
                new Actor("CUSTOMER", "alice"),
                "command-1",
                "fingerprint",
                "correlation-1",
                "command-1",
                NO_HASH,
                NO_HASH);
    }
}
