package dev.cartlog.command.shard;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The carts used last, decoded. Bounded by the bytes of their state records, which is what their size on the heap follows. */
final class CartCache {
    private static final float LOAD_FACTOR = 0.75f;
    private static final int CAPACITY_INITIAL = 1_024;

    private final long bytesMax;
    private final Map<CartId, Sized> carts = new LinkedHashMap<>(CAPACITY_INITIAL, LOAD_FACTOR, true);
    private long bytes;

    private record Sized(Cart cart, int bytes) {}

    CartCache(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    @Nullable
    Cart get(CartId id) {
        Sized found = carts.get(id);
        return found == null ? null : found.cart();
    }

    void put(Cart cart, int stateBytes) {
        Sized before = carts.put(cart.cartId(), new Sized(cart, stateBytes));
        bytes += stateBytes - (before == null ? 0 : before.bytes());
        Iterator<Sized> eldestFirst = carts.values().iterator();
        while (bytes > bytesMax && carts.size() > 1) {
            bytes -= eldestFirst.next().bytes();
            eldestFirst.remove();
        }
    }

    void remove(CartId id) {
        Sized before = carts.remove(id);
        if (before != null) {
            bytes -= before.bytes();
        }
    }

    void clear() {
        carts.clear();
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }
}
