package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The carts asked for lately, kept ready so that polling one does not mean reading and decoding it each time. It holds what
 * the store holds: the fold replaces a cart after it has written it, and reading the store happens inside the map's own lock,
 * so a replacement that comes meanwhile wins.
 */
public final class CartCache {
    /** Carts and lines together; about 25 MB when all are full. */
    private static final long ENTRIES_MAX = 40_000;

    private final ConcurrentMap<CartId, Cart> carts = new ConcurrentHashMap<>();
    private final AtomicLong entries = new AtomicLong();

    /** The cart, read when it is not known. */
    Optional<Cart> find(CartId cartId, Supplier<Optional<Cart>> read) {
        Cart known = carts.get(cartId);
        if (known != null) {
            return Optional.of(known);
        }
        if (entries.get() > ENTRIES_MAX) {
            clear();
        }
        return Optional.ofNullable(carts.computeIfAbsent(cartId, id -> weighed(read.get())));
    }

    private @Nullable Cart weighed(Optional<Cart> read) {
        read.ifPresent(cart -> entries.addAndGet(weight(cart)));
        return read.orElse(null);
    }

    private static long weight(Cart cart) {
        return 1L + cart.lines().all().size();
    }

    /** To be called when the store holds this cart. */
    public void changed(Cart cart) {
        carts.computeIfPresent(cart.cartId(), (id, before) -> {
            entries.addAndGet(weight(cart) - weight(before));
            return cart;
        });
    }

    /** To be called when a store was taken over. */
    public void clear() {
        carts.clear();
        entries.set(0);
    }
}
