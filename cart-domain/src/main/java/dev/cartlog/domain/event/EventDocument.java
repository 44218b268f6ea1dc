package dev.cartlog.domain.event;

import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartExpired;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.CartEvent.LineItemRemoved;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.merge.MergeDocument;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Owner;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as the audit trail shows it: {@code {type, meta, …fields}} in canonical JSON (RFC 8785). The hash chain is
 * computed over exactly this text without {@code meta.hash}, so anyone can check an exported history.
 *
 * <p>Each event writes the fields that sort before {@code meta} ({@code mergeId} does), then {@code meta}, then the rest.
 */
public final class EventDocument {
    private final EventMeta meta;
    private final CartEvent event;
    private final boolean withHash;

    private EventDocument(EventMeta meta, CartEvent event, boolean withHash) {
        this.meta = meta;
        this.event = event;
        this.withHash = withHash;
    }

    /** The event as auditors read it. */
    public static String of(RecordedEvent recorded) {
        return new EventDocument(recorded.meta(), recorded.event(), true).text();
    }

    /** The text that {@code meta.hash} is the SHA-256 of. */
    static String withoutHash(EventMeta meta, CartEvent event) {
        return new EventDocument(meta, event, false).text();
    }

    private String text() {
        JsonWriter json = new JsonWriter();
        json.object(this::fields);
        return json.toString();
    }

    private void fields(JsonWriter o) {
        switch (event) {
            case CartCreated e -> created(o, e);
            case LineItemAdded e -> lineAdded(o, e);
            case LineItemQuantityChanged e ->
                meta(o.string("lineId", e.lineId().value()))
                        .number("previousQuantity", e.previousQuantity().pieces())
                        .number("quantity", e.quantity().pieces())
                        .string("type", e.type());
            case LineItemRemoved e ->
                meta(o.string("lineId", e.lineId().value()))
                        .number("quantity", e.quantity().pieces())
                        .string("type", e.type());
            case LineItemRepriced e -> {
                meta(o.string("lineId", e.lineId().value()));
                JsonValues.money(o, "previousUnitPrice", e.previousUnitPrice());
                JsonValues.money(o.string("type", e.type()), "unitPrice", e.unitPrice());
            }
            case CartCleared e -> meta(o).string("type", e.type());
            case CartMergeRequested e ->
                meta(o.number("attempt", e.attempt())
                                .string("cartPolicy", e.cartPolicy().name())
                                .string("guestCartId", e.guestCartId().toString())
                                .string("mergeId", e.mergeId().toString()))
                        .string("quantityPolicy", e.quantityPolicy().name())
                        .string("type", e.type());
            case CartMergeClaimed e -> claimed(o, e);
            case CartMerged e -> merged(o, e);
            case CartMergeRejected e -> failed(o, e.attempt(), e.mergeId().toString(), e.reason());
            case CartMergeReleased e -> failed(o, e.attempt(), e.mergeId().toString(), e.reason());
            case CartMergedInto e ->
                meta(o.string("customerCartId", e.customerCartId().toString())
                                .string("mergeId", e.mergeId().toString()))
                        .string("type", e.type());
            case CartMergeReverted e ->
                meta(o.array("lines", e.lines(), CartLine::writeTo)
                                .string("mergeId", e.mergeId().toString()))
                        .string("savedCartId", e.savedCartId().toString())
                        .string("type", e.type());
            case CartCheckedOut e ->
                JsonValues.money(
                                meta(o.string("checkoutId", e.checkoutId().toString())
                                        .array("lines", e.lines(), CartLine::writeTo)),
                                "subtotal",
                                e.subtotal())
                        .string("type", e.type());
            case CartCheckoutReleased e ->
                meta(o.string("checkoutId", e.checkoutId().toString()))
                        .string("reason", e.reason())
                        .string("type", e.type());
            case CartOrdered e ->
                meta(o.string("checkoutId", e.checkoutId().toString()))
                        .string("orderId", e.orderId())
                        .string("type", e.type());
            case CartExpired e ->
                meta(o.string("idleSince", JsonValues.time(e.idleSince()))).string("type", e.type());
        }
    }

    private void created(JsonWriter o, CartCreated e) {
        o.string("currency", e.currency());
        switch (e.owner()) {
            case Owner.Guest guest -> meta(o.string("guestTokenHash", guest.tokenHash()));
            case Owner.Customer customer -> meta(o.string("customerId", customer.customerId()));
        }
        o.string("ownerType", e.owner().type())
                .string("savedFromMergeId", e.savedFromMergeId().map(Object::toString))
                .string("store", e.store())
                .string("type", e.type());
    }

    private void lineAdded(JsonWriter o, LineItemAdded e) {
        JsonValues.attributes(o, e.attributes());
        meta(o.string("lineId", e.lineId().value()))
                .string("name", e.name())
                .number("quantity", e.quantity().pieces())
                .string("sku", e.sku().value())
                .string("type", e.type());
        JsonValues.money(o, "unitPrice", e.unitPrice());
    }

    private void claimed(JsonWriter o, CartMergeClaimed e) {
        meta(o.number("attempt", e.attempt())
                        .string("customerCartId", e.customerCartId().toString())
                        .array("lines", e.lines(), CartLine::writeTo)
                        .string("mergeId", e.mergeId().toString()))
                .string("type", e.type())
                .number("version", e.version().value());
    }

    private void merged(JsonWriter o, CartMerged e) {
        o.number("attempt", e.attempt());
        MergeDocument.caps(o, e.caps());
        o.string("cartPolicy", e.cartPolicy().name())
                .array("customerLines", e.customerLines(), CartLine::writeTo)
                .string("guestCartId", e.guestCartId().toString())
                .array("guestLines", e.guestLines(), CartLine::writeTo)
                .array("lines", e.lines(), CartLine::writeTo)
                .string("mergeId", e.mergeId().toString());
        meta(o).array("outcomes", e.outcomes(), MergeDocument::outcome);
        o.object("prices", p -> pricesByText(e).forEach((sku, price) -> JsonValues.money(p, sku, price)))
                .string("quantityPolicy", e.quantityPolicy().name())
                .number("ruleVersion", e.ruleVersion())
                .string("type", e.type());
    }

    private static SortedMap<String, Money> pricesByText(CartMerged e) {
        SortedMap<String, Money> prices = new TreeMap<>();
        e.prices().forEach((sku, price) -> prices.put(sku.value(), price));
        return prices;
    }

    private void failed(JsonWriter o, int attempt, String mergeId, String reason) {
        meta(o.number("attempt", attempt).string("mergeId", mergeId))
                .string("reason", reason)
                .string("type", event.type());
    }

    private JsonWriter meta(JsonWriter o) {
        return o.object("meta", this::metaFields);
    }

    private void metaFields(JsonWriter m) {
        m.object(
                        "actor",
                        a -> a.string("id", meta.actor().id())
                                .string("type", meta.actor().type().name()))
                .string("cartId", meta.cartId().toString())
                .string("causationId", meta.causationId())
                .string("commandFingerprint", meta.commandFingerprint())
                .string("commandId", meta.commandId())
                .string("correlationId", meta.correlationId())
                .string("eventId", meta.eventId().toString());
        if (withHash) {
            m.string("hash", meta.hash());
        }
        m.string("occurredAt", JsonValues.time(meta.occurredAt()))
                .string("previousHash", meta.previousHash())
                .number("version", meta.version().value());
    }
}
