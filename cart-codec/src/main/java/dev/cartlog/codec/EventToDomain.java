package dev.cartlog.codec;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
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
import dev.cartlog.events.LineItemAdded;
import dev.cartlog.events.LineItemQuantityChanged;
import dev.cartlog.events.LineItemRemoved;
import dev.cartlog.events.LineItemRepriced;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** One arm per record. Avro's classes are not sealed, so a test sees to it that every record of the topic has one. */
final class EventToDomain {
    private EventToDomain() {}

    static CartEvent map(SpecificRecord record) {
        return switch (record) {
            case CartCreated r -> created(r);
            case LineItemAdded r -> added(r);
            case LineItemQuantityChanged r ->
                new CartEvent.LineItemQuantityChanged(
                        new LineId(r.getLineId()),
                        new Quantity(r.getPreviousQuantity()),
                        new Quantity(r.getQuantity()));
            case LineItemRemoved r ->
                new CartEvent.LineItemRemoved(new LineId(r.getLineId()), new Quantity(r.getQuantity()));
            case LineItemRepriced r ->
                new CartEvent.LineItemRepriced(
                        new LineId(r.getLineId()),
                        Values.toDomain(r.getPreviousUnitPrice()),
                        Values.toDomain(r.getUnitPrice()));
            case CartCleared r -> new CartEvent.CartCleared();
            case CartMergeRequested r -> requested(r);
            case CartMergeClaimed r -> claimed(r);
            case CartMerged r -> merged(r);
            case CartMergeRejected r ->
                new CartEvent.CartMergeRejected(UUID.fromString(r.getMergeId()), r.getAttempt(), r.getReason());
            case CartMergeReleased r ->
                new CartEvent.CartMergeReleased(UUID.fromString(r.getMergeId()), r.getAttempt(), r.getReason());
            case CartMergedInto r ->
                new CartEvent.CartMergedInto(UUID.fromString(r.getMergeId()), CartId.of(r.getCustomerCartId()));
            case CartMergeReverted r ->
                new CartEvent.CartMergeReverted(
                        UUID.fromString(r.getMergeId()), Values.toDomain(r.getLines()), CartId.of(r.getSavedCartId()));
            case CartCheckedOut r ->
                new CartEvent.CartCheckedOut(
                        UUID.fromString(r.getCheckoutId()),
                        Values.toDomain(r.getLines()),
                        Values.toDomain(r.getSubtotal()));
            case CartCheckoutReleased r ->
                new CartEvent.CartCheckoutReleased(UUID.fromString(r.getCheckoutId()), r.getReason());
            case CartOrdered r -> new CartEvent.CartOrdered(UUID.fromString(r.getCheckoutId()), r.getOrderId());
            case CartExpired r -> new CartEvent.CartExpired(r.getIdleSince());
            default -> throw new CodecException(record.getSchema().getFullName() + " is no cart event");
        };
    }

    private static CartEvent created(CartCreated r) {
        return new CartEvent.CartCreated(
                r.getStore(),
                r.getCurrency(),
                Owners.toDomain(r.getOwnerType(), r.getGuestTokenHash(), r.getCustomerId()),
                Values.uuid(r.getSavedFromMergeId()));
    }

    private static CartEvent added(LineItemAdded r) {
        return new CartEvent.LineItemAdded(
                new LineId(r.getLineId()),
                new Sku(r.getSku()),
                r.getName(),
                Attributes.of(r.getAttributes()),
                new Quantity(r.getQuantity()),
                Values.toDomain(r.getUnitPrice()));
    }

    private static CartEvent requested(CartMergeRequested r) {
        return new CartEvent.CartMergeRequested(
                UUID.fromString(r.getMergeId()),
                r.getAttempt(),
                CartId.of(r.getGuestCartId()),
                CartPolicy.valueOf(r.getCartPolicy()),
                QuantityPolicy.valueOf(r.getQuantityPolicy()));
    }

    private static CartEvent claimed(CartMergeClaimed r) {
        return new CartEvent.CartMergeClaimed(
                UUID.fromString(r.getMergeId()),
                r.getAttempt(),
                CartId.of(r.getCustomerCartId()),
                new CartVersion(r.getVersion()),
                Values.toDomain(r.getLines()));
    }

    private static CartEvent merged(CartMerged r) {
        return new CartEvent.CartMerged(
                UUID.fromString(r.getMergeId()),
                r.getAttempt(),
                r.getRuleVersion(),
                CartId.of(r.getGuestCartId()),
                CartPolicy.valueOf(r.getCartPolicy()),
                QuantityPolicy.valueOf(r.getQuantityPolicy()),
                Values.toDomain(r.getCustomerLines()),
                Values.toDomain(r.getGuestLines()),
                Merges.capsToDomain(r.getCaps()),
                Merges.pricesToDomain(r.getPrices()),
                Merges.outcomesToDomain(r.getOutcomes()),
                Values.toDomain(r.getLines()));
    }
}
