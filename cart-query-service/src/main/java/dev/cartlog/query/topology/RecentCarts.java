package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;

/** The carts that were folded last, so that folding the next event of one does not mean reading and decoding it again. */
final class RecentCarts {
    /** Carts and lines together, for each partition; a few MB. */
    private static final int ENTRIES_MAX = 5_000;

    private static final int CAPACITY = 1_024;
    private static final float LOAD_FACTOR = 0.75f;

    private final LinkedHashMap<CartId, Cart> carts = new LinkedHashMap<>(CAPACITY, LOAD_FACTOR, true);
    private int entries;

    Optional<Cart> find(CartId cartId) {
        return Optional.ofNullable(carts.get(cartId));
    }

    /** To be called when the store holds this cart. */
    void put(Cart cart) {
        Cart before = carts.put(cart.cartId(), cart);
        entries += weight(cart) - (before == null ? 0 : weight(before));
        Iterator<Cart> eldest = carts.values().iterator();
        while (entries > ENTRIES_MAX && eldest.hasNext()) {
            entries -= weight(eldest.next());
            eldest.remove();
        }
    }

    private static int weight(Cart cart) {
        return 1 + cart.lines().all().size();
    }

    /** The store is another one now. */
    void clear() {
        carts.clear();
        entries = 0;
    }
}
