package dev.cartlog.codec;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.CartCheckoutReleased;
import dev.cartlog.events.CartCleared;
import dev.cartlog.events.CartCreated;
import dev.cartlog.events.CartExpired;
import dev.cartlog.events.CartMergeClaimed;
import dev.cartlog.events.CartMergeRejected;
import dev.cartlog.events.CartMergeReleased;
import dev.cartlog.events.CartMergeRequested;
import dev.cartlog.events.CartMergeReverted;
import dev.cartlog.events.CartMerged;
import dev.cartlog.events.CartMergedInto;
import dev.cartlog.events.CartOrdered;
import dev.cartlog.events.EventMeta;
import dev.cartlog.events.LineItemAdded;
import dev.cartlog.events.LineItemQuantityChanged;
import dev.cartlog.events.LineItemRemoved;
import dev.cartlog.events.LineItemRepriced;
import org.apache.avro.specific.SpecificRecord;

/** One arm per event; an event without a record does not compile. */
final class EventToAvro {
    private EventToAvro() {}

    static SpecificRecord map(EventMeta meta, CartEvent event) {
        return switch (event) {
            case CartEvent.CartCreated e ->
                new CartCreated(
                        meta,
                        e.store(),
                        e.currency(),
                        e.owner().type(),
                        Owners.guestTokenHash(e.owner()),
                        Owners.customerId(e.owner()),
                        Values.text(e.savedFromMergeId()));
            case CartEvent.LineItemAdded e -> added(meta, e);
            case CartEvent.LineItemQuantityChanged e ->
                new LineItemQuantityChanged(
                        meta,
                        e.lineId().value(),
                        e.previousQuantity().pieces(),
                        e.quantity().pieces());
            case CartEvent.LineItemRemoved e ->
                new LineItemRemoved(meta, e.lineId().value(), e.quantity().pieces());
            case CartEvent.LineItemRepriced e ->
                new LineItemRepriced(
                        meta, e.lineId().value(), Values.toAvro(e.previousUnitPrice()), Values.toAvro(e.unitPrice()));
            case CartEvent.CartCleared e -> new CartCleared(meta);
            case CartEvent.CartMergeRequested e ->
                new CartMergeRequested(
                        meta,
                        e.mergeId().toString(),
                        e.attempt(),
                        e.guestCartId().toString(),
                        e.cartPolicy().name(),
                        e.quantityPolicy().name());
            case CartEvent.CartMergeClaimed e ->
                new CartMergeClaimed(
                        meta,
                        e.mergeId().toString(),
                        e.attempt(),
                        e.customerCartId().toString(),
                        e.version().value(),
                        Values.toAvro(e.lines()));
            case CartEvent.CartMerged e -> merged(meta, e);
            case CartEvent.CartMergeRejected e ->
                new CartMergeRejected(meta, e.mergeId().toString(), e.attempt(), e.reason());
            case CartEvent.CartMergeReleased e ->
                new CartMergeReleased(meta, e.mergeId().toString(), e.attempt(), e.reason());
            case CartEvent.CartMergedInto e ->
                new CartMergedInto(
                        meta, e.mergeId().toString(), e.customerCartId().toString());
            case CartEvent.CartMergeReverted e ->
                new CartMergeReverted(
                        meta,
                        e.mergeId().toString(),
                        Values.toAvro(e.lines()),
                        e.savedCartId().toString());
            case CartEvent.CartCheckedOut e ->
                new CartCheckedOut(
                        meta, e.checkoutId().toString(), Values.toAvro(e.lines()), Values.toAvro(e.subtotal()));
            case CartEvent.CartCheckoutReleased e ->
                new CartCheckoutReleased(meta, e.checkoutId().toString(), e.reason());
            case CartEvent.CartOrdered e -> new CartOrdered(meta, e.checkoutId().toString(), e.orderId());
            case CartEvent.CartExpired e -> new CartExpired(meta, e.idleSince());
        };
    }

    private static LineItemAdded added(EventMeta meta, CartEvent.LineItemAdded e) {
        return new LineItemAdded(
                meta,
                e.lineId().value(),
                e.sku().value(),
                e.name(),
                e.attributes().values(),
                e.quantity().pieces(),
                Values.toAvro(e.unitPrice()));
    }

    private static CartMerged merged(EventMeta meta, CartEvent.CartMerged e) {
        return new CartMerged(
                meta,
                e.mergeId().toString(),
                e.attempt(),
                e.ruleVersion(),
                e.guestCartId().toString(),
                e.cartPolicy().name(),
                e.quantityPolicy().name(),
                Values.toAvro(e.customerLines()),
                Values.toAvro(e.guestLines()),
                Merges.capsToAvro(e.caps()),
                Merges.pricesToAvro(e.prices()),
                Merges.outcomesToAvro(e.outcomes()),
                Values.toAvro(e.lines()));
    }
}
