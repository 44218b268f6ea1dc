package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.shard.CartStore;
import dev.cartlog.command.shard.CustomerCarts;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A machine's directory for the shard: what was written last is lost in a crash, what remains is a prefix. */
final class SimDisk implements CartStore {
    private static final int FLUSH_ONE_IN = 20;

    private final World world;
    private Contents live = Contents.EMPTY;
    private Contents flushed = Contents.EMPTY;

    private record Contents(Map<CartId, Entry> carts, Map<RoutingKey, CustomerCarts> customers, long nextOffset) {
        private static final Contents EMPTY = new Contents(Map.of(), Map.of(), 0);
    }

    SimDisk(World world) {
        this.world = world;
    }

    /** The machine's memory is gone; now and then its directory too. */
    void crash() {
        live = world.oneIn(10) ? Contents.EMPTY : flushed;
        flushed = live;
    }

    @Override
    public long nextOffset() {
        return live.nextOffset();
    }

    @Override
    public byte @Nullable [] cart(CartId id) {
        Entry entry = live.carts().get(id);
        return entry == null ? null : entry.state();
    }

    @Override
    public CustomerCarts customer(RoutingKey key) {
        return live.customers().getOrDefault(key, CustomerCarts.NONE);
    }

    @Override
    public List<CartId> due(long untilMillis, int cartsMax) {
        return List.of();
    }

    @Override
    public void write(Collection<Entry> entries, long nextOffset) {
        Map<CartId, Entry> carts = new HashMap<>(live.carts());
        Map<RoutingKey, CustomerCarts> customers = new HashMap<>(live.customers());
        for (Entry entry : entries) {
            carts.put(entry.id(), entry);
            if (entry.customer() != null) {
                customers.put(entry.id().routingKey(), entry.customer());
            }
        }
        live = new Contents(carts, customers, nextOffset);
        if (world.oneIn(FLUSH_ONE_IN)) {
            flushed = live;
        }
    }

    @Override
    public void wipe() {
        live = Contents.EMPTY;
        flushed = live;
    }

    @Override
    public long carts() {
        return live.carts().size();
    }

    @Override
    public void close() {
        flushed = live;
    }
}
