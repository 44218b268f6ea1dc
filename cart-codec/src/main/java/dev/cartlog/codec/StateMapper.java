package dev.cartlog.codec;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.cart.CommandLedger;
import dev.cartlog.domain.cart.Lines;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.events.CartStateOutline;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.MergeState;
import dev.cartlog.events.ReleasedClaim;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A cart's whole state, without loss: what is read back equals what was written, the order of everything included. */
public final class StateMapper {
    private StateMapper() {}

    /** The cart's record, ready to be written. */
    public static CartStateRecord toAvro(Cart cart) {
        return new CartStateRecord(
                cart.cartId().toString(),
                cart.version().value(),
                cart.store(),
                cart.currency(),
                cart.owner().type(),
                Owners.guestTokenHash(cart.owner()),
                Owners.customerId(cart.owner()),
                Phases.toAvro(cart.phase()),
                Values.toAvro(cart.lines().all()),
                cart.merges().values().stream().map(MergeStates::toAvro).toList(),
                claimsToAvro(cart.releasedClaims()),
                Values.text(cart.releasedCheckout()),
                ByteBuffer.wrap(cart.ledger().packed()),
                cart.ledger().eventTypes(),
                cart.ledger().newestIds(),
                cart.createdAt(),
                cart.updatedAt(),
                cart.lastHash());
    }

    /**
     * The cart that a record holds.
     *
     * @throws CodecException when it holds a value that no version of the domain wrote
     */
    public static Cart toDomain(CartStateRecord record) {
        try {
            return cart(record);
        } catch (RuntimeException e) {
            throw new CodecException(
                    "The state of cart " + record.getCartId() + " at version " + record.getVersion(), e);
        }
    }

    private static Cart cart(CartStateRecord r) {
        return new Cart(
                CartId.of(r.getCartId()),
                new CartVersion(r.getVersion()),
                r.getStore(),
                r.getCurrency(),
                Owners.toDomain(r.getOwnerType(), r.getGuestTokenHash(), r.getCustomerId()),
                Phases.toDomain(r.getPhase()),
                new Lines(Values.toDomain(r.getLines())),
                mergesToDomain(r.getMerges()),
                claimsToDomain(r.getReleasedClaims()),
                Values.uuid(r.getReleasedCheckout()),
                CommandLedger.ofPacked(r.getCommands(), r.getEventTypes(), r.getNewestCommandIds()),
                r.getCreatedAt(),
                r.getUpdatedAt(),
                r.getLastHash());
    }

    /**
     * What an outline holds.
     *
     * @throws CodecException when it holds a value that no version of the domain wrote
     */
    public static CartOutline toDomain(CartStateOutline r) {
        try {
            return new CartOutline(
                    CartId.of(r.getCartId()),
                    Owners.toDomain(r.getOwnerType(), r.getGuestTokenHash(), r.getCustomerId()),
                    Phases.toDomain(r.getPhase()),
                    mergesToDomain(r.getMerges()),
                    r.getUpdatedAt());
        } catch (RuntimeException e) {
            throw new CodecException("The state of cart " + r.getCartId(), e);
        }
    }

    private static Map<UUID, Merge> mergesToDomain(List<MergeState> records) {
        Map<UUID, Merge> merges = new LinkedHashMap<>();
        for (MergeState record : records) {
            Merge merge = MergeStates.toDomain(record);
            merges.put(merge.mergeId(), merge);
        }
        return merges;
    }

    private static List<ReleasedClaim> claimsToAvro(Map<UUID, Integer> claims) {
        return claims.entrySet().stream()
                .map(claim -> new ReleasedClaim(claim.getKey().toString(), claim.getValue()))
                .toList();
    }

    private static Map<UUID, Integer> claimsToDomain(List<ReleasedClaim> records) {
        Map<UUID, Integer> claims = new LinkedHashMap<>();
        records.forEach(record -> claims.put(UUID.fromString(record.getMergeId()), record.getAttempt()));
        return claims;
    }
}
