package dev.cartlog.command.shard;

import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.StateChunk;
import dev.cartlog.command.log.StateRecord;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.RoutingKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The carts of a shard. Decisions see what is staged, that is their own uncommitted writes, before what is stored; nothing
 * else may, because a staged cart can still vanish.
 *
 * <p>A batch that was committed stays staged until {@link #store}: whoever waits for it is answered first, and the broker
 * gets the next one first. Then nobody waits for the disk.
 */
final class CartTable {
    private static final int CUSTOMERS_REMEMBERED_MAX = 20_000;

    private final CartStore store;
    private final CartRecords records;
    private final Function<CartOutline, OptionalLong> dueAtMillis;
    private final CartCache cache;
    private final ShardListener listener;
    private final RecentlyUsed<RoutingKey, CustomerCarts> recentCustomers =
            new RecentlyUsed<>(CUSTOMERS_REMEMBERED_MAX);
    private final Map<CartId, Staged<Cart>> stagedCarts = new HashMap<>();
    private final Map<RoutingKey, Staged<CustomerCarts>> stagedCustomers = new HashMap<>();

    private @Nullable Committed unstored;

    private record Staged<T>(T value, long batch) {}

    private record Committed(Batch batch, long nextStateOffset) {}

    /** @param cacheBytesMax state records' bytes of the carts kept decoded */
    CartTable(ShardPorts ports, long cacheBytesMax) {
        this.store = ports.store();
        this.records = ports.records();
        this.dueAtMillis = ports.dueAtMillis();
        this.cache = new CartCache(cacheBytesMax);
        this.listener = ports.listener();
    }

    Optional<Cart> cart(CartId id) {
        Staged<Cart> staged = stagedCarts.get(id);
        return Optional.ofNullable(staged != null ? staged.value() : stored(id));
    }

    private @Nullable Cart stored(CartId id) {
        Cart cached = cache.get(id);
        listener.cartRead(cached != null);
        if (cached != null) {
            return cached;
        }
        byte[] state = store.cart(id);
        if (state == null) {
            return null;
        }
        Cart cart = records.cart(state);
        cache.put(cart, state.length);
        return cart;
    }

    CustomerCarts customer(RoutingKey key) {
        Staged<CustomerCarts> staged = stagedCustomers.get(key);
        return staged != null ? staged.value() : storedCustomer(key);
    }

    private CustomerCarts storedCustomer(RoutingKey key) {
        CustomerCarts known = recentCustomers.get(key);
        if (known == null) {
            known = store.customer(key);
            recentCustomers.put(key, known);
        }
        return known;
    }

    /** Makes an uncommitted cart visible to the next decision. */
    void stage(Cart cart, long batch) {
        stagedCarts.put(cart.cartId(), new Staged<>(cart, batch));
        if (cart.owner() instanceof Owner.Customer) {
            RoutingKey key = cart.cartId().routingKey();
            stagedCustomers.put(key, new Staged<>(customer(key).after(cart.outline()), batch));
        }
    }

    /** A batch became part of the log; its carts are to be stored, and those of the one before are by then. */
    void commit(Batch batch, CommitReceipt receipt) {
        store();
        if (receipt.nextStateOffset() != CommitReceipt.NO_STATE) {
            unstored = new Committed(batch, receipt.nextStateOffset());
        }
    }

    /** Moves the carts of the last committed batch into the store, if they are not there. */
    void store() {
        Committed committed = unstored;
        if (committed != null) {
            unstored = null;
            store(committed.batch(), committed.nextStateOffset());
        }
    }

    private void store(Batch batch, long nextStateOffset) {
        Pending pending = new Pending();
        for (Batch.Touched touched : batch.touched()) {
            Cart cart = touched.cart();
            byte[] state = touched.state().value();
            pending.add(cart.outline(), state);
            cache.put(cart, state.length);
            RoutingKey key = cart.cartId().routingKey();
            stagedCarts.computeIfPresent(
                    cart.cartId(), (id, staged) -> staged.batch() == batch.number() ? null : staged);
            stagedCustomers.computeIfPresent(key, (id, staged) -> staged.batch() == batch.number() ? null : staged);
        }
        write(pending, nextStateOffset);
    }

    /** A piece of the state stream, understood. */
    record Piece(List<Read> carts, long nextOffset) {
        @SuppressWarnings("ArrayRecordComponent") // moved, never compared
        record Read(CartOutline cart, byte[] state) {}
    }

    /** On any thread: understanding a piece takes as long as storing it, and needs nothing of what is known here. */
    Piece read(StateChunk chunk) {
        List<Piece.Read> carts = new ArrayList<>(chunk.records().size());
        for (StateRecord record : chunk.records()) {
            byte[] state = record.value();
            if (state != null) {
                carts.add(new Piece.Read(records.outline(state), state));
            }
        }
        return new Piece(carts, chunk.nextOffset());
    }

    /** Takes over what was read back. */
    void load(Piece piece) {
        Pending pending = new Pending();
        for (Piece.Read read : piece.carts()) {
            cache.remove(read.cart().cartId());
            pending.add(read.cart(), read.state());
        }
        write(pending, piece.nextOffset());
    }

    private void write(Pending pending, long nextOffset) {
        store.write(pending.entries, nextOffset);
        pending.customers.forEach(recentCustomers::put);
    }

    /** Drops what is not in the log for certain, and what is not stored: loading reads that back. */
    void forget() {
        unstored = null;
        stagedCarts.clear();
        stagedCustomers.clear();
    }

    void wipe() {
        forget();
        cache.clear();
        recentCustomers.clear();
        store.wipe();
    }

    long nextOffset() {
        return store.nextOffset();
    }

    long carts() {
        return store.carts();
    }

    /** By what is committed: a change under way may already have made it untrue. */
    List<CartId> due(long untilMillis, int cartsMax) {
        store();
        return store.due(untilMillis, cartsMax);
    }

    /**
     * Another due time for a cart that is still as it was seen. Only this copy of the state learns of it: the next change of
     * the cart computes it anew.
     */
    void reschedule(CartId id, CartVersion seen, OptionalLong atMillis) {
        store();
        byte[] state = store.cart(id);
        Cart cart = stored(id);
        boolean unchanged =
                !stagedCarts.containsKey(id) && cart != null && cart.version().equals(seen);
        if (state != null && unchanged) {
            store.write(List.of(new CartStore.Entry(id, state, null, atMillis)), store.nextOffset());
        }
    }

    /** Entries of one write; several carts of a customer see each other. */
    private final class Pending {
        private final List<CartStore.Entry> entries = new ArrayList<>();
        private final Map<RoutingKey, CustomerCarts> customers = new HashMap<>();

        void add(CartOutline cart, byte[] state) {
            CustomerCarts customer = null;
            if (cart.owner() instanceof Owner.Customer) {
                RoutingKey key = cart.cartId().routingKey();
                customer = customers
                        .computeIfAbsent(key, CartTable.this::storedCustomer)
                        .after(cart);
                customers.put(key, customer);
            }
            entries.add(new CartStore.Entry(cart.cartId(), state, customer, dueAtMillis.apply(cart)));
        }
    }
}
