package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The carts of a partition, and which of a customer's is the current one. A cart changes many times between two commits; it is
 * encoded and written, to the store and to its changelog, once for all of them.
 */
final class CartStore extends ViewStore implements CachedStateStore<Bytes, byte[]> {
    private static final int UNWRITTEN_CARTS_MAX = 2_000;

    private final Codec codec;
    private final RecentCarts recent = new RecentCarts();
    /** Read by everybody, changed by the fold. */
    private final ConcurrentMap<Bytes, Cart> unwritten = new ConcurrentHashMap<>();

    CartStore(KeyValueStore<Bytes, byte[]> entries, Codec codec) {
        super(entries);
        this.codec = codec;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        entries().init(context, root);
    }

    /** For the fold alone. */
    Optional<Cart> find(CartId cartId) {
        return recent.find(cartId).or(() -> {
            Bytes key = CartKey.of(cartId);
            return Optional.ofNullable(unwritten.get(key))
                    .or(() -> Optional.ofNullable(entries().get(key)).map(codec::cart));
        });
    }

    /** Replaces a cart by what it is now. */
    void put(Optional<Cart> before, Cart cart) {
        pointAtCurrent(before, cart);
        unwritten.put(CartKey.of(cart.cartId()), cart);
        recent.put(cart);
        if (unwritten.size() >= UNWRITTEN_CARTS_MAX) {
            flushCache();
        }
    }

    private void pointAtCurrent(Optional<Cart> before, Cart cart) {
        boolean wasCurrent = before.isPresent() && before.get().phase().isCurrent();
        boolean isCurrent = cart.phase().isCurrent();
        if (!(cart.owner() instanceof Owner.Customer) || wasCurrent == isCurrent) {
            return;
        }
        Bytes key = CartKey.current(cart.cartId().routingKey());
        if (isCurrent) {
            entries().put(key, CartKey.number(cart.cartId()));
        } else {
            entries().delete(key);
        }
    }

    /** After a crash events come again, and of the cart and the pointer at it only one may have survived. */
    void mendPointer(Cart cart) {
        if (!(cart.owner() instanceof Owner.Customer)) {
            return;
        }
        Bytes key = CartKey.current(cart.cartId().routingKey());
        byte[] number = CartKey.number(cart.cartId());
        if (cart.phase().isCurrent()) {
            entries().put(key, number);
        } else if (Arrays.equals(entries().get(key), number)) {
            entries().delete(key);
        }
    }

    /** Streams asks for it before it commits: the changelog must have everything then. */
    @Override
    public void flushCache() {
        List<KeyValue<Bytes, byte[]>> encoded = new ArrayList<>(unwritten.size());
        unwritten.forEach((key, cart) -> encoded.add(KeyValue.pair(key, codec.toBytes(cart))));
        // One call into the store's native code, not one for each cart.
        entries().putAll(encoded);
        // Not before, as readers look here first. Only the caller's thread puts carts here.
        unwritten.clear();
    }

    @Override
    public void clearCache() {
        unwritten.clear();
        recent.clear();
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Bytes, byte[]> listener, boolean sendOldValues) {
        return false;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        Cart cart = unwritten.get(key);
        return cart == null ? entries().get(key) : codec.toBytes(cart);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        throw new UnsupportedOperationException("carts are read one by one, or all");
    }

    /** Everything as it is now, or as it was at some time since it was asked for. */
    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        // First, as a cart that is written meanwhile would be in neither.
        TreeMap<Bytes, Cart> snapshot = new TreeMap<>(unwritten);
        return new Overlaid(entries().all(), snapshot, codec::toBytes);
    }

    @Override
    public void close() {
        clearCache();
        super.close();
    }
}
