package dev.cartlog.command.shard;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The whole state on the heap: for tests and simulations, whose carts are few. */
public final class HeapCartStore implements CartStore {
    private final Map<CartId, Entry> carts = new HashMap<>();
    private final Map<RoutingKey, CustomerCarts> customers = new HashMap<>();
    private final NavigableSet<Due> dues = new TreeSet<>(Comparator.comparingLong(Due::atMillis)
            .thenComparing(due -> due.id().toString()));
    private long nextOffset;

    private record Due(long atMillis, CartId id) {}

    @Override
    public long nextOffset() {
        return nextOffset;
    }

    @Override
    public byte @Nullable [] cart(CartId id) {
        Entry entry = carts.get(id);
        return entry == null ? null : entry.state();
    }

    @Override
    public CustomerCarts customer(RoutingKey key) {
        return customers.getOrDefault(key, CustomerCarts.NONE);
    }

    @Override
    public List<CartId> due(long untilMillis, int cartsMax) {
        return dues.stream()
                .takeWhile(due -> due.atMillis() <= untilMillis)
                .limit(cartsMax)
                .map(Due::id)
                .toList();
    }

    @Override
    public void write(Collection<Entry> entries, long newNextOffset) {
        for (Entry entry : entries) {
            Entry before = carts.put(entry.id(), entry);
            if (before != null) {
                before.dueAtMillis().ifPresent(atMillis -> dues.remove(new Due(atMillis, entry.id())));
            }
            entry.dueAtMillis().ifPresent(atMillis -> dues.add(new Due(atMillis, entry.id())));
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
        dues.clear();
        nextOffset = 0;
    }

    @Override
    public long carts() {
        return carts.size();
    }

    @Override
    public void close() {}
}
