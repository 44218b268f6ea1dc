package dev.cartlog.domain.cart;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Owner;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A cart's whole state: the fold of its events ({@link Evolution}) and nothing else.
 *
 * @param merges on a customer's cart: its merges, oldest first, all but the newest {@link #MERGES_DETAILED_MAX} archived
 * @param releasedClaims on a guest's cart: the last attempt of each merge whose claim was given up
 * @param releasedCheckout the checkout that was just given back, until the cart changes again: a late confirmation
 *     of it still counts
 * @param createdAt when the first event occurred
 * @param updatedAt when the last event occurred
 * @param lastHash the last event's hash
 */
public record Cart(
        CartId cartId,
        CartVersion version,
        String store,
        String currency,
        Owner owner,
        Phase phase,
        Lines lines,
        Map<UUID, Merge> merges,
        Map<UUID, Integer> releasedClaims,
        Optional<UUID> releasedCheckout,
        CommandLedger ledger,
        Instant createdAt,
        Instant updatedAt,
        String lastHash) {
    /**
     * So many merges are remembered with their lines and outcomes, the newest ones. Two full carts of the longest
     * attributes are 2 MB; a cart's state must stay well below the largest record a log takes.
     */
    public static final int MERGES_DETAILED_MAX = 3;

    /** So many merges can a cart take part in: each is remembered for as long as the cart is, lest it happen twice. */
    public static final int MERGES_MAX = 1_000;

    public Cart {
        merges = Collections.unmodifiableMap(merges);
        releasedClaims = Collections.unmodifiableMap(releasedClaims);
    }

    /** What deadlines follow from. */
    public CartOutline outline() {
        return new CartOutline(cartId, owner, phase, merges, updatedAt);
    }

    /** The cart without the commands it remembers: readers have no use for them, and they are most of a state's bytes. */
    public Cart withoutLedger() {
        return recorded(version, releasedCheckout, CommandLedger.EMPTY, updatedAt, lastHash);
    }

    /** The bookkeeping that every event causes. */
    Cart stepped(EventMeta meta, CommandLedger newLedger) {
        return recorded(meta.version(), Optional.empty(), newLedger, meta.occurredAt(), meta.hash());
    }

    private Cart recorded(
            CartVersion newVersion,
            Optional<UUID> newReleasedCheckout,
            CommandLedger newLedger,
            Instant newUpdatedAt,
            String newLastHash) {
        return new Cart(
                cartId,
                newVersion,
                store,
                currency,
                owner,
                phase,
                lines,
                merges,
                releasedClaims,
                newReleasedCheckout,
                newLedger,
                createdAt,
                newUpdatedAt,
                newLastHash);
    }

    Cart withLines(Lines newLines) {
        return with(phase, newLines, merges, releasedClaims, releasedCheckout);
    }

    Cart withPhase(Phase newPhase) {
        return with(newPhase, lines, merges, releasedClaims, releasedCheckout);
    }

    Cart withMerge(Merge merge) {
        Map<UUID, Merge> newMerges = new LinkedHashMap<>(merges);
        newMerges.put(merge.mergeId(), merge);
        List<Merge> detailed =
                newMerges.values().stream().filter(Merge::isDetailed).toList();
        if (detailed.size() > MERGES_DETAILED_MAX) {
            Merge oldest = detailed.getFirst();
            newMerges.put(oldest.mergeId(), oldest.archived());
        }
        return with(phase, lines, newMerges, releasedClaims, releasedCheckout);
    }

    Cart withReleasedClaim(UUID mergeId, int attempt) {
        Map<UUID, Integer> claims = new LinkedHashMap<>(releasedClaims);
        claims.put(mergeId, attempt);
        return with(phase, lines, merges, claims, releasedCheckout);
    }

    Cart withReleasedCheckout(UUID checkoutId) {
        return with(phase, lines, merges, releasedClaims, Optional.of(checkoutId));
    }

    private Cart with(
            Phase newPhase,
            Lines newLines,
            Map<UUID, Merge> newMerges,
            Map<UUID, Integer> newReleasedClaims,
            Optional<UUID> newReleasedCheckout) {
        return new Cart(
                cartId,
                version,
                store,
                currency,
                owner,
                newPhase,
                newLines,
                newMerges,
                newReleasedClaims,
                newReleasedCheckout,
                ledger,
                createdAt,
                updatedAt,
                lastHash);
    }

    /** @throws ImpossibleEvent when the cart never heard of the merge */
    Merge requireMerge(UUID mergeId) {
        return merge(mergeId).orElseThrow(() -> new ImpossibleEvent("no merge " + mergeId + " on cart " + cartId));
    }

    public Optional<Merge> merge(UUID mergeId) {
        return Optional.ofNullable(merges.get(mergeId));
    }
}
