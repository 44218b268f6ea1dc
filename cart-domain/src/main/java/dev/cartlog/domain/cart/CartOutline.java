package dev.cartlog.domain.cart;

import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;

/**
 * As much of a cart as its deadlines and its place among its customer's carts follow from: neither its lines nor its memory of
 * commands, which are most of it.
 *
 * @param merges oldest first, as in {@link Cart}
 * @param updatedAt when the last event occurred
 */
public record CartOutline(CartId cartId, Owner owner, Phase phase, Map<UUID, Merge> merges, Instant updatedAt) {
    public CartOutline {
        merges = Collections.unmodifiableMap(merges);
    }
}
