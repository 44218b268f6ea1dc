package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.topology.Part;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.topology.ViewListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears of everything the folds do: wakes who waits, and remembers what operators must know. */
public final class ViewStatus implements ViewListener {
    private static final Logger LOG = LoggerFactory.getLogger(ViewStatus.class);

    private final CartFeed feed;
    private final CartCache cache;
    private final Freshness freshness;
    private final ConcurrentMap<Integer, Halt> halts = new ConcurrentHashMap<>();
    private final AtomicLong unreadableCatalogItems = new AtomicLong();
    private volatile Optional<CatalogView> catalog = Optional.empty();

    /** Wakes the readers of this feed, and tells how far the folds have come. */
    public ViewStatus(CartFeed feed, CartCache cache, Freshness freshness) {
        this.feed = feed;
        this.cache = cache;
        this.freshness = freshness;
    }

    /** The catalogue to tell of changes; it reads the stores that tell this object, hence not given at once. */
    public void tell(CatalogView newCatalog) {
        catalog = Optional.of(newCatalog);
    }

    @Override
    public void cartChanged(Cart cart) {
        // First, so that whoever is woken finds it.
        cache.changed(cart);
        feed.publish(cart);
    }

    @Override
    public void catalogChanged(Sku sku) {
        catalog.ifPresent(view -> view.changed(sku));
    }

    @Override
    public void halted(Halt halt, Partitions partitions) {
        halts.put(halt.partition(), halt);
        // A stream that stays open would pass for up to date.
        feed.release(cartId -> partitions.of(cartId) == halt.partition());
        LOG.atError()
                .addKeyValue("partition", halt.partition())
                .addKeyValue("offset", halt.offset())
                .addKeyValue("reason", halt.reason())
                .log("a partition of the log cannot be folded any further; what is kept of its carts is not served");
    }

    @Override
    public void resumed(int partition) {
        halts.remove(partition);
        LOG.atInfo().addKeyValue("partition", partition).log("a partition of the log is folded again");
    }

    @Override
    public void taken(Part part) {
        // Restoring the stores has told nobody of the carts that changed elsewhere.
        cache.clear();
        freshness.taken(part);
    }

    @Override
    public void applied(Part part, long offset) {
        freshness.applied(part, offset);
    }

    @Override
    public void released(Part part, Partitions partitions) {
        freshness.released(part);
        if (part.feed() == Part.Feed.LOG) {
            halts.remove(part.partition());
            feed.release(cartId -> partitions.of(cartId) == part.partition());
        }
    }

    /** What is kept here may be old, and nobody may be led to believe otherwise. */
    public void lapsed() {
        feed.release(cartId -> true);
    }

    @Override
    public void unreadableCatalogItem(String key, String reason) {
        unreadableCatalogItems.incrementAndGet();
        LOG.atError()
                .addKeyValue("sku", key)
                .addKeyValue("reason", reason)
                .log("a record of the catalogue cannot be read and was set aside");
    }

    /** Partitions that stand still here, by number. */
    public Map<Integer, Halt> halts() {
        return Map.copyOf(halts);
    }

    /** The same in the order of partitions. */
    public List<Halt> haltList() {
        return halts.values().stream()
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
    }

    /** Records of the catalogue set aside since this process started. */
    public long unreadableCatalogItems() {
        return unreadableCatalogItems.get();
    }
}
