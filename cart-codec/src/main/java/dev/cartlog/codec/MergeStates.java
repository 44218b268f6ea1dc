package dev.cartlog.codec;

import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.MergeState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A merge as the customer's cart remembers it. */
final class MergeStates {
    private MergeStates() {}

    static MergeState toAvro(Merge merge) {
        return new MergeState(
                merge.mergeId().toString(),
                merge.status().name(),
                merge.attempt(),
                merge.guestCartId().toString(),
                merge.cartPolicy().name(),
                merge.quantityPolicy().name(),
                Merges.outcomesToAvro(merge.outcomes()),
                Values.toAvro(merge.customerLines()),
                Values.toAvro(merge.guestLines()),
                merge.since().map(Instant::toEpochMilli).orElse(null),
                Values.text(merge.savedCartId()));
    }

    static Merge toDomain(MergeState r) {
        return new Merge(
                UUID.fromString(r.getMergeId()),
                MergeStatus.valueOf(r.getStatus()),
                r.getAttempt(),
                CartId.of(r.getGuestCartId()),
                CartPolicy.valueOf(r.getCartPolicy()),
                QuantityPolicy.valueOf(r.getQuantityPolicy()),
                Merges.outcomesToDomain(r.getOutcomes()),
                Values.toDomain(r.getCustomerLines()),
                Values.toDomain(r.getGuestLines()),
                Optional.ofNullable(r.getDecidedAt()).map(Instant::ofEpochMilli),
                Values.cartId(r.getSavedCartId()));
    }
}
