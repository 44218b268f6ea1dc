package dev.cartlog.domain.merge;

import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import java.util.Optional;
import java.util.TreeMap;

/** A merge and its parts as clients and auditors see them. */
public final class MergeDocument {
    private MergeDocument() {}

    /** The {@code merge} object of the HTTP interface. */
    public static String of(Merge merge, CartId customerCartId) {
        return of(merge, Optional.of(customerCartId));
    }

    /** @param customerCartId empty in a preview for a customer who has no cart yet */
    public static String of(Merge merge, Optional<CartId> customerCartId) {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.number("attempt", merge.attempt())
                .string("cartPolicy", merge.cartPolicy().name())
                .string("customerCartId", customerCartId.map(CartId::toString))
                .array("dropped", merge.dropped(), CartLine::writeTo)
                .string("guestCartId", merge.guestCartId().toString())
                .string("mergeId", merge.mergeId().toString())
                .array("outcomes", merge.outcomes(), MergeDocument::outcome)
                .string("quantityPolicy", merge.quantityPolicy().name())
                .string("savedCartId", merge.savedCartId().map(CartId::toString))
                .string("status", merge.status().name()));
        return json.toString();
    }

    /** One element of the merge's list of outcomes. */
    public static void outcome(JsonWriter json, MergeOutcome outcome) {
        json.object(o -> o.number("granted", outcome.granted().pieces())
                .string("lineId", outcome.lineId().value())
                .string("outcome", outcome.outcome().name())
                .string("reason", outcome.reason().map(Enum::name))
                .number("requested", outcome.requested().pieces())
                .string("sku", outcome.sku().value()));
    }

    /** The {@code caps} field of the CartMerged event. */
    public static void caps(JsonWriter json, MergeCaps caps) {
        TreeMap<String, MergeCaps.ItemCap> items = new TreeMap<>();
        caps.items().forEach((sku, cap) -> items.put(sku.value(), cap));
        json.object(
                "caps",
                o -> o.object("items", i -> items.forEach((sku, cap) -> itemCap(i, sku, cap)))
                        .number("lineLimit", caps.lineLimit())
                        .number("perLineMaximum", caps.perLineMaximum().pieces()));
    }

    private static void itemCap(JsonWriter json, String sku, MergeCaps.ItemCap cap) {
        json.object(
                sku,
                o -> o.bool("active", cap.active())
                        .number("available", cap.available())
                        .bool("backorderable", cap.backorderable())
                        .number("maxQuantity", cap.maxQuantity().pieces())
                        .number("minQuantity", cap.minQuantity().pieces()));
    }
}
