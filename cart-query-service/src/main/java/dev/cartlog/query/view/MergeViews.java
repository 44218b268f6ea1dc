package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.query.topology.MergeEntry;
import dev.cartlog.query.topology.Stores;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;

/** Where merges are recorded, and how far they have come. */
public final class MergeViews {
    private final StoreSource stores;

    /** Reads from these stores. */
    public MergeViews(StoreSource stores) {
        this.stores = stores;
    }

    /** The customer's cart that a merge is recorded on; throws {@link NotReadableException}. */
    public Optional<CartId> customerCart(UUID mergeId) {
        String key = mergeId.toString();
        byte[] stored = stores.open(Stores.MERGES, key).get(Bytes.wrap(key.getBytes(StandardCharsets.UTF_8)));
        return Optional.ofNullable(stored).map(MergeEntry::of).map(MergeEntry::customerCartId);
    }

    /** The customer's cart knows that a merge was asked for, the guest's whether it has been claimed since. */
    public static Merge withClaim(Merge merge, Optional<Cart> guestCart) {
        boolean claimed = merge.status() == MergeStatus.REQUESTED
                && guestCart.isPresent()
                && guestCart.get().phase() instanceof Phase.Merging(UUID mergeId, int attempt, CartId customerCartId)
                && mergeId.equals(merge.mergeId())
                && attempt == merge.attempt();
        return claimed ? claimed(merge) : merge;
    }

    private static Merge claimed(Merge merge) {
        return new Merge(
                merge.mergeId(),
                MergeStatus.CLAIMED,
                merge.attempt(),
                merge.guestCartId(),
                merge.cartPolicy(),
                merge.quantityPolicy(),
                merge.outcomes(),
                merge.customerLines(),
                merge.guestLines(),
                merge.since(),
                merge.savedCartId());
    }
}
