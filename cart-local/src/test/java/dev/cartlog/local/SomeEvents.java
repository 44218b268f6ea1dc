package dev.cartlog.local;

import dev.cartlog.events.Actor;
import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.CartLine;
import dev.cartlog.events.EventMeta;
import dev.cartlog.events.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A record with everything in it that Avro's formats could disagree about: nesting, arrays, maps, times, unions. */
final class SomeEvents {
    static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    private SomeEvents() {}

    static CartCheckedOut checkedOut(long version) {
        CartLine line =
                new CartLine("line", "sku-1", "Café ☕ mug", Map.of("größe", "XL"), 2, new Money(1999L, "EUR"), TIME);
        EventMeta meta = new EventMeta(
                "event-" + version,
                "cart.1",
                version,
                TIME,
                new Actor("CUSTOMER", "sub"),
                "command",
                "fingerprint",
                "correlation",
                "causation",
                "0".repeat(64),
                "f".repeat(64));
        return new CartCheckedOut(meta, "checkout", List.of(line), new Money(3998L, "EUR"));
    }
}
