package dev.cartlog.domain.event;

import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeInputs;
import dev.cartlog.domain.merge.MergeOutcome;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything that can happen to a cart. A new event must break every switch that forgot it. */
public sealed interface CartEvent {

    /** The event's simple name: its Avro record, its {@code ce_type} header and its {@code type} in the audit trail. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** @param savedFromMergeId only for the cart that a reverted merge gave back */
    record CartCreated(String store, String currency, Owner owner, Optional<UUID> savedFromMergeId)
            implements CartEvent {}

    record LineItemAdded(LineId lineId, Sku sku, String name, Attributes attributes, Quantity quantity, Money unitPrice)
            implements CartEvent {}

    record LineItemQuantityChanged(LineId lineId, Quantity previousQuantity, Quantity quantity) implements CartEvent {}

    record LineItemRemoved(LineId lineId, Quantity quantity) implements CartEvent {}

    record LineItemRepriced(LineId lineId, Money previousUnitPrice, Money unitPrice) implements CartEvent {}

    record CartCleared() implements CartEvent {}

    /** On the customer's cart: step 1 of a merge. */
    record CartMergeRequested(
            UUID mergeId, int attempt, CartId guestCartId, CartPolicy cartPolicy, QuantityPolicy quantityPolicy)
            implements CartEvent {}

    /**
     * On the guest's cart: step 2.
     *
     * @param version the guest cart's version that the lines show
     */
    record CartMergeClaimed(UUID mergeId, int attempt, CartId customerCartId, CartVersion version, List<CartLine> lines)
            implements CartEvent {}

    /**
     * On the customer's cart: step 3. Holds every input of the merge rule and what came of it.
     *
     * @param prices today's price per article in the customer's currency; no entry, no price
     * @param lines the customer's lines afterwards
     */
    record CartMerged(
            UUID mergeId,
            int attempt,
            int ruleVersion,
            CartId guestCartId,
            CartPolicy cartPolicy,
            QuantityPolicy quantityPolicy,
            List<CartLine> customerLines,
            List<CartLine> guestLines,
            MergeCaps caps,
            Map<Sku, Money> prices,
            List<MergeOutcome> outcomes,
            List<CartLine> lines)
            implements CartEvent {

        /** What the merge rule looked at; the same inputs give the recorded outcomes and lines again. */
        public MergeInputs inputs() {
            return new MergeInputs(cartPolicy, quantityPolicy, customerLines, guestLines, caps, prices);
        }
    }

    /** On the customer's cart: the attempt failed and cannot complete any more. */
    record CartMergeRejected(UUID mergeId, int attempt, String reason) implements CartEvent {}

    /** On the guest's cart: the claim of a failed attempt is given up, the cart is usable again. */
    record CartMergeReleased(UUID mergeId, int attempt, String reason) implements CartEvent {}

    /** On the guest's cart, its last event: step 4. */
    record CartMergedInto(UUID mergeId, CartId customerCartId) implements CartEvent {}

    /** On the customer's cart: the merge was undone; the guest's lines live on in the saved cart. */
    record CartMergeReverted(UUID mergeId, List<CartLine> lines, CartId savedCartId) implements CartEvent {}

    record CartCheckedOut(UUID checkoutId, List<CartLine> lines, Money subtotal) implements CartEvent {}

    record CartCheckoutReleased(UUID checkoutId, String reason) implements CartEvent {}

    record CartOrdered(UUID checkoutId, String orderId) implements CartEvent {}

    record CartExpired(Instant idleSince) implements CartEvent {}
}
