package dev.cartlog.query.view;

import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.query.topology.Codec;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;

/** Today's catalogue, with the articles asked for lately kept ready. */
public final class CatalogView implements Catalog {
    private static final int ITEMS_CACHED_MAX = 20_000;

    private final StoreSource stores;
    private final Codec codec;
    private final ConcurrentMap<Sku, Optional<CatalogItem>> cache = new ConcurrentHashMap<>();
    private final AtomicLong generation = new AtomicLong();

    /** Reads from these stores. */
    public CatalogView(StoreSource stores, Codec codec) {
        this.stores = stores;
        this.codec = codec;
    }

    /** Throws {@link NotReadableException} while the catalogue is being loaded. */
    @Override
    public Optional<CatalogItem> find(Sku sku) {
        Optional<CatalogItem> known = cache.get(sku);
        if (known != null) {
            return known;
        }
        if (cache.size() >= ITEMS_CACHED_MAX) {
            cache.clear();
        }
        // Loading inside the map's own lock: a change that comes meanwhile removes the entry after it was made.
        return cache.computeIfAbsent(sku, this::load);
    }

    private Optional<CatalogItem> load(Sku sku) {
        byte[] stored = stores.catalog().get(Bytes.wrap(sku.value().getBytes(StandardCharsets.UTF_8)));
        return Optional.ofNullable(stored).map(codec::catalogItem);
    }

    /** To be called after the store has changed. */
    public void changed(Sku sku) {
        cache.remove(sku);
        generation.incrementAndGet();
    }

    /** Grows with every change, so that what was computed from the catalogue can tell whether it still holds. */
    public long generation() {
        return generation.get();
    }
}
