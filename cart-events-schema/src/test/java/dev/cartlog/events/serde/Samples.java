package dev.cartlog.events.serde;

import dev.cartlog.events.Actor;
import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.CartCheckoutReleased;
import dev.cartlog.events.CartCleared;
import dev.cartlog.events.CartCreated;
import dev.cartlog.events.CartExpired;
import dev.cartlog.events.CartLine;
import dev.cartlog.events.CartMergeClaimed;
import dev.cartlog.events.CartMergeRejected;
import dev.cartlog.events.CartMergeReleased;
import dev.cartlog.events.CartMergeRequested;
import dev.cartlog.events.CartMergeReverted;
import dev.cartlog.events.CartMerged;
import dev.cartlog.events.CartMergedInto;
import dev.cartlog.events.CartOrdered;
import dev.cartlog.events.CartPhase;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.EventMeta;
import dev.cartlog.events.ItemCap;
import dev.cartlog.events.ItemPrice;
import dev.cartlog.events.LineItemAdded;
import dev.cartlog.events.LineItemQuantityChanged;
import dev.cartlog.events.LineItemRemoved;
import dev.cartlog.events.LineItemRepriced;
import dev.cartlog.events.MergeCaps;
import dev.cartlog.events.MergeOutcome;
import dev.cartlog.events.MergeState;
import dev.cartlog.events.Money;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import dev.cartlog.events.ReleasedClaim;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One record of each type with every field set to something that no other field has. Their bytes are approved. */
final class Samples {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final String GUEST_CART = "3q2-7wAAAAAAAAAAAAAAAA.1";
    private static final String CUSTOMER_CART = "n4bQgYhMfWWaL-qgxVrQFQ.3";

    private Samples() {}

    /** All of them. */
    static List<SpecificRecord> all() {
        return List.of(
                new CartCreated(meta(1), "default", "EUR", "GUEST", "5e88".repeat(16), "sub-1", "merge-0"),
                new LineItemAdded(meta(2), "line-a", "sku-1", "Café ☕ mug", attributes(), 2, money(1999)),
                new LineItemQuantityChanged(meta(3), "line-a", 2, 300),
                new LineItemRemoved(meta(4), "line-a", 300),
                new LineItemRepriced(meta(5), "line-b", money(1999), money(-1)),
                new CartCleared(meta(6)),
                new CartExpired(meta(7), TIME.minusSeconds(86_400)),
                new CartMergeRequested(meta(8), "merge-1", 1, GUEST_CART, "MERGE", "MAX"),
                new CartMergeClaimed(meta(9), "merge-1", 2, CUSTOMER_CART, 17L, List.of(line("a", 1), line("b", 2))),
                merged(),
                new CartMergeRejected(meta(11), "merge-1", 3, "TIMEOUT"),
                new CartMergeReleased(meta(12), "merge-1", 4, "REJECTED"),
                new CartMergedInto(meta(13), "merge-1", CUSTOMER_CART),
                new CartMergeReverted(meta(14), "merge-1", List.of(line("c", 3)), CUSTOMER_CART),
                new CartCheckedOut(meta(15), "checkout-1", List.of(line("a", 4)), money(7996)),
                new CartCheckoutReleased(meta(16), "checkout-1", "OUT_OF_STOCK"),
                new CartOrdered(meta(17), "checkout-1", "order-1"),
                state(),
                new CatalogItem("sku-1", "Café ☕ mug", money(1999), 5_000_000_000L, true, 2, 12, true),
                new OrderPlaced(CUSTOMER_CART, "checkout-1", "order-1"),
                new OrderRejected(CUSTOMER_CART, "checkout-1", "OUT_OF_STOCK"));
    }

    private static CartMerged merged() {
        MergeCaps caps = new MergeCaps(
                200,
                999,
                List.of(new ItemCap("sku-a", 7L, false, 1, 10, true), new ItemCap("sku-b", 0L, true, 2, 9, false)));
        return new CartMerged(
                meta(10),
                "merge-1",
                2,
                1,
                GUEST_CART,
                "USE_GUEST_IF_CUSTOMER_EMPTY",
                "SUM",
                List.of(line("a", 1)),
                List.of(line("a", 2), line("b", 3)),
                caps,
                List.of(new ItemPrice("sku-a", money(1)), new ItemPrice("sku-b", null)),
                List.of(
                        new MergeOutcome("line-a", "sku-a", "COMBINED", 3L, 3, null),
                        new MergeOutcome("line-b", "sku-b", "NOT_MERGED", 4_294_967_294L, 0, "NO_PRICE")),
                List.of(line("a", 3)));
    }

    private static CartStateRecord state() {
        MergeState merge = new MergeState(
                "merge-1",
                "REVERTED",
                2,
                GUEST_CART,
                "USE_GUEST",
                "MAX",
                List.of(new MergeOutcome("line-a", "sku-a", "ADDED", 3L, 3, null)),
                List.of(line("a", 1)),
                List.of(line("a", 2)),
                TIME.toEpochMilli(),
                CUSTOMER_CART);
        CartPhase everything = new CartPhase(
                "MERGING", "merge-2", 3, CUSTOMER_CART, "checkout-1", TIME, "order-1", TIME.minusSeconds(1));
        return new CartStateRecord(
                CUSTOMER_CART,
                17L,
                "default",
                "EUR",
                "CUSTOMER",
                "5e88".repeat(16),
                "sub-1",
                everything,
                List.of(line("a", 4), line("b", 5)),
                List.of(merge),
                List.of(new ReleasedClaim("merge-3", 4)),
                "checkout-2",
                ByteBuffer.wrap(new byte[24]),
                List.of(List.of("CartCleared", "LineItemAdded")),
                List.of("command-1"),
                TIME,
                TIME.plusMillis(1),
                "9f86d081".repeat(8));
    }

    /** The meta of a cart's event. */
    static EventMeta meta(long version) {
        return new EventMeta(
                "event-" + version,
                GUEST_CART,
                version,
                TIME.plusMillis(version),
                new Actor("GUEST", GUEST_CART),
                "command-" + version,
                "fingerprint",
                "correlation",
                "causation",
                "0".repeat(64),
                "9f86d081".repeat(8));
    }

    private static CartLine line(String id, int quantity) {
        return new CartLine("line-" + id, "sku-" + id, "Name " + id, attributes(), quantity, money(100), TIME);
    }

    private static Map<String, String> attributes() {
        // Bytes are compared, so the order must not change from run to run as that of Map.of does.
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("colour", "blue");
        attributes.put("größe", "XL");
        return attributes;
    }

    private static Money money(long amountMinor) {
        return new Money(amountMinor, "EUR");
    }
}
