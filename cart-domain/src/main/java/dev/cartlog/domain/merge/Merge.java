package dev.cartlog.domain.merge;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A merge as the customer's cart remembers it.
 *
 * @param attempt 1, 2, 3 …: a rejected merge may be tried again
 * @param outcomes one per guest line; empty until it completed and once it is archived
 * @param customerLines as they were before the merge; empty until it completed and once it is archived
 * @param guestLines as claimed; empty until it completed and once it is archived
 * @param since when it was requested, then when it completed or was rejected; empty once it is archived
 */
public record Merge(
        UUID mergeId,
        MergeStatus status,
        int attempt,
        CartId guestCartId,
        CartPolicy cartPolicy,
        QuantityPolicy quantityPolicy,
        List<MergeOutcome> outcomes,
        List<CartLine> customerLines,
        List<CartLine> guestLines,
        Optional<Instant> since,
        Optional<CartId> savedCartId) {

    public static Merge requested(
            UUID mergeId,
            int attempt,
            CartId guestCartId,
            CartPolicy cartPolicy,
            QuantityPolicy quantityPolicy,
            Instant at) {
        return new Merge(
                mergeId,
                MergeStatus.REQUESTED,
                attempt,
                guestCartId,
                cartPolicy,
                quantityPolicy,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(at),
                Optional.empty());
    }

    /** What a merge would come to; never written. */
    public static Merge preview(UUID mergeId, CartId guestCartId, MergeInputs inputs, MergeResult result) {
        return new Merge(
                mergeId,
                MergeStatus.PREVIEW,
                0,
                guestCartId,
                inputs.cartPolicy(),
                inputs.quantityPolicy(),
                result.outcomes(),
                inputs.customerLines(),
                inputs.guestLines(),
                Optional.empty(),
                Optional.empty());
    }

    public Merge completed(List<MergeOutcome> newOutcomes, List<CartLine> customer, List<CartLine> guest, Instant at) {
        return new Merge(
                mergeId,
                MergeStatus.COMPLETED,
                attempt,
                guestCartId,
                cartPolicy,
                quantityPolicy,
                newOutcomes,
                customer,
                guest,
                Optional.of(at),
                Optional.empty());
    }

    public Merge rejected(Instant at) {
        return new Merge(
                mergeId,
                MergeStatus.REJECTED,
                attempt,
                guestCartId,
                cartPolicy,
                quantityPolicy,
                List.of(),
                List.of(),
                List.of(),
                Optional.of(at),
                Optional.empty());
    }

    public Merge reverted(CartId saved) {
        return new Merge(
                mergeId,
                MergeStatus.REVERTED,
                attempt,
                guestCartId,
                cartPolicy,
                quantityPolicy,
                outcomes,
                customerLines,
                guestLines,
                since,
                Optional.of(saved));
    }

    /** What remains of a merge of long ago: that it was, so that it never happens again. It cannot be undone any more. */
    public Merge archived() {
        return new Merge(
                mergeId,
                status,
                attempt,
                guestCartId,
                cartPolicy,
                quantityPolicy,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                savedCartId);
    }

    /** Whether the lines and outcomes of a completed merge are still known. */
    public boolean isDetailed() {
        return switch (status) {
            case COMPLETED, REVERTED -> since.isPresent();
            case REQUESTED, CLAIMED, REJECTED, PREVIEW -> false;
        };
    }

    public boolean hasPolicies(CartPolicy cart, QuantityPolicy quantity) {
        return cartPolicy == cart && quantityPolicy == quantity;
    }

    /** The customer's lines that had to go. */
    public List<CartLine> dropped() {
        // With USE_GUEST_IF_CUSTOMER_EMPTY there is nothing to drop.
        return cartPolicy == CartPolicy.USE_GUEST ? customerLines : List.of();
    }
}
