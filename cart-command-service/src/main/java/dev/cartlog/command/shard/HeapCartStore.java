package dev.cartlog.command.shard;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole state on the heap: for tests and simulations, whose carts are few. */
public final class HeapCartStore implements CartStore {
    private final Map<CartId, byte[]> carts = new HashMap<>();
    private final Map<RoutingKey, CustomerCarts> customers = new HashMap<>();
    private long nextOffset;

    @Override
    public long nextOffset() {
        return nextOffset;
    }

    @Override
    public byte @Nullable [] cart(CartId id) {
        return carts.get(id);
    }

    @Override
    public CustomerCarts customer(RoutingKey key) {
        return customers.getOrDefault(key, CustomerCarts.NONE);
    }

    @Override
    public void write(Collection<Entry> entries, long newNextOffset) {
        for (Entry entry : entries) {
            carts.put(entry.id(), entry.state());
            if (entry.customer() != null) {
                customers.put(entry.id().routingKey(), entry.customer());
            }
        }
        nextOffset = newNextOffset;
    }

    @Override
    public void wipe() {
        carts.clear();
        customers.clear();
        nextOffset = 0;
    }

    @Override
    public long approximateCarts() {
        return carts.size();
    }

    @Override
    public void close() {}
}
