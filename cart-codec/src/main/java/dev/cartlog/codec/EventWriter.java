package dev.cartlog.codec;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import java.io.IOException;
import org.apache.avro.io.Encoder;

/** An event as bytes, without a record in between. The same bytes as those of {@link EventMapper#toAvro}. */
public final class EventWriter {
    private EventWriter() {}

    /** Writes the fields of the event's record, which is called as the event is. */
    public static void write(RecordedEvent recorded, Encoder encoder) throws IOException {
        FieldWriter out = new FieldWriter(encoder);
        meta(recorded.meta(), out);
        fields(recorded.event(), out);
    }

    private static void meta(EventMeta meta, FieldWriter out) throws IOException {
        out.text(meta.eventId().toString())
                .text(meta.cartId().toString())
                .number(meta.version().value())
                .time(meta.occurredAt())
                .text(meta.actor().type().name())
                .text(meta.actor().id())
                .text(meta.commandId())
                .text(meta.commandFingerprint())
                .text(meta.correlationId())
                .text(meta.causationId())
                .text(meta.previousHash())
                .text(meta.hash());
    }

    private static void fields(CartEvent event, FieldWriter out) throws IOException {
        switch (event) {
            case CartEvent.CartCreated e -> created(e, out);
            case CartEvent.LineItemAdded e -> added(e, out);
            case CartEvent.LineItemQuantityChanged e ->
                out.text(e.lineId().value())
                        .number(e.previousQuantity().pieces())
                        .number(e.quantity().pieces());
            case CartEvent.LineItemRemoved e ->
                out.text(e.lineId().value()).number(e.quantity().pieces());
            case CartEvent.LineItemRepriced e ->
                out.text(e.lineId().value()).money(e.previousUnitPrice()).money(e.unitPrice());
            case CartEvent.CartCleared e -> nothingMore();
            case CartEvent.CartMergeRequested e ->
                out.text(e.mergeId().toString())
                        .number(e.attempt())
                        .text(e.guestCartId().toString())
                        .text(e.cartPolicy().name())
                        .text(e.quantityPolicy().name());
            case CartEvent.CartMergeClaimed e ->
                out.text(e.mergeId().toString())
                        .number(e.attempt())
                        .text(e.customerCartId().toString())
                        .number(e.version().value())
                        .lines(e.lines());
            case CartEvent.CartMerged e -> merged(e, out);
            case CartEvent.CartMergeRejected e ->
                out.text(e.mergeId().toString()).number(e.attempt()).text(e.reason());
            case CartEvent.CartMergeReleased e ->
                out.text(e.mergeId().toString()).number(e.attempt()).text(e.reason());
            case CartEvent.CartMergedInto e ->
                out.text(e.mergeId().toString()).text(e.customerCartId().toString());
            case CartEvent.CartMergeReverted e ->
                out.text(e.mergeId().toString())
                        .lines(e.lines())
                        .text(e.savedCartId().toString());
            case CartEvent.CartCheckedOut e ->
                out.text(e.checkoutId().toString()).lines(e.lines()).money(e.subtotal());
            case CartEvent.CartCheckoutReleased e ->
                out.text(e.checkoutId().toString()).text(e.reason());
            case CartEvent.CartOrdered e -> out.text(e.checkoutId().toString()).text(e.orderId());
            case CartEvent.CartExpired e -> out.time(e.idleSince());
        }
    }

    private static void nothingMore() {
        // The type says it all.
    }

    private static void created(CartEvent.CartCreated e, FieldWriter out) throws IOException {
        out.text(e.store())
                .text(e.currency())
                .text(e.owner().type())
                .optional(Owners.guestTokenHash(e.owner()))
                .optional(Owners.customerId(e.owner()))
                .optional(Values.text(e.savedFromMergeId()));
    }

    private static void added(CartEvent.LineItemAdded e, FieldWriter out) throws IOException {
        out.text(e.lineId().value())
                .text(e.sku().value())
                .text(e.name())
                .texts(e.attributes().values())
                .number(e.quantity().pieces())
                .money(e.unitPrice());
    }

    private static void merged(CartEvent.CartMerged e, FieldWriter out) throws IOException {
        out.text(e.mergeId().toString())
                .number(e.attempt())
                .number(e.ruleVersion())
                .text(e.guestCartId().toString())
                .text(e.cartPolicy().name())
                .text(e.quantityPolicy().name())
                .lines(e.customerLines())
                .lines(e.guestLines())
                .record(Merges.capsToAvro(e.caps()))
                .array(Merges.pricesToAvro(e.prices()), out::record)
                .array(Merges.outcomesToAvro(e.outcomes()), out::record)
                .lines(e.lines());
    }
}
