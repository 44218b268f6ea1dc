package dev.cartlog.codec;

import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.CartPhase;
import java.util.UUID;

/** A phase is a status and the fields that belong to it. */
final class Phases {
    private Phases() {}

    static CartPhase toAvro(Phase phase) {
        CartPhase.Builder record = CartPhase.newBuilder().setStatus(phase.status());
        switch (phase) {
            case Phase.Active p -> {}
            case Phase.Merging p ->
                record.setMergeId(p.mergeId().toString())
                        .setAttempt(p.attempt())
                        .setCustomerCartId(p.customerCartId().toString());
            case Phase.Merged p ->
                record.setMergeId(p.mergeId().toString())
                        .setCustomerCartId(p.customerCartId().toString());
            case Phase.CheckedOut p ->
                record.setCheckoutId(p.checkoutId().toString()).setSince(p.since());
            case Phase.Ordered p ->
                record.setCheckoutId(p.checkoutId().toString()).setOrderId(p.orderId());
            case Phase.Expired p -> record.setIdleSince(p.idleSince());
            case Phase.Saved p -> record.setMergeId(p.mergeId().toString());
        }
        return record.build();
    }

    static Phase toDomain(CartPhase r) {
        return switch (r.getStatus()) {
            case "ACTIVE" -> new Phase.Active();
            case "MERGING" ->
                new Phase.Merging(UUID.fromString(r.getMergeId()), r.getAttempt(), CartId.of(r.getCustomerCartId()));
            case "MERGED" -> new Phase.Merged(UUID.fromString(r.getMergeId()), CartId.of(r.getCustomerCartId()));
            case "CHECKED_OUT" -> new Phase.CheckedOut(UUID.fromString(r.getCheckoutId()), r.getSince());
            case "ORDERED" -> new Phase.Ordered(UUID.fromString(r.getCheckoutId()), r.getOrderId());
            case "EXPIRED" -> new Phase.Expired(r.getIdleSince());
            case "SAVED" -> new Phase.Saved(UUID.fromString(r.getMergeId()));
            default -> throw new CodecException("A cart of status " + r.getStatus() + " is from a newer version");
        };
    }
}
