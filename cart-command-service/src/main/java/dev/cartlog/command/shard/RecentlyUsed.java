package dev.cartlog.command.shard;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** So many values, those used last: small ones, of which there may be far more than there is room for. */
final class RecentlyUsed<K, V> {
    private static final int CAPACITY_INITIAL = 1_024;
    private static final float LOAD_FACTOR = 0.75f;

    private final int entriesMax;
    private final Map<K, V> values = new LinkedHashMap<>(CAPACITY_INITIAL, LOAD_FACTOR, true);

    RecentlyUsed(int entriesMax) {
        this.entriesMax = entriesMax;
    }

    @Nullable
    V get(K key) {
        return values.get(key);
    }

    void put(K key, V value) {
        values.put(key, value);
        if (values.size() > entriesMax) {
            Iterator<K> eldestFirst = values.keySet().iterator();
            var _ = eldestFirst.next();
            eldestFirst.remove();
        }
    }

    void clear() {
        values.clear();
    }
}
