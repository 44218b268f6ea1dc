package dev.cartlog.query.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.document.CartDocument;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.query.view.CatalogView;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/** Carts as they were sent lately, for as long as neither the cart nor the catalogue has changed since. */
public final class RenderedCarts {
    private static final long CHARS_MAX = 16L << 20;

    private final CatalogView catalog;
    private final ConcurrentMap<CartId, Rendered> rendered = new ConcurrentHashMap<>();
    private final AtomicLong chars = new AtomicLong();

    /**
     * A cart as it is sent.
     *
     * @param generation of the catalogue it was joined with
     * @param tag the entity tag, with its quotes
     * @param document the cart's JSON
     */
    record Rendered(Cart cart, long generation, String tag, String document) {}

    /** Joins carts with this catalogue. */
    public RenderedCarts(CatalogView catalog) {
        this.catalog = catalog;
    }

    /** Carts never change, another version is another object: it is enough to see that it is the same. */
    @SuppressWarnings("ReferenceEquality")
    Rendered of(Cart cart) {
        // Before the catalogue is read: a change that comes meanwhile makes what is kept here old.
        long generation = catalog.generation();
        Rendered known = rendered.get(cart.cartId());
        if (known != null && known.cart() == cart && known.generation() == generation) {
            return known;
        }
        Rendered fresh = new Rendered(
                cart, generation, '"' + CartDocument.readTag(cart, catalog) + '"', CartDocument.of(cart, catalog));
        if (chars.addAndGet(fresh.document().length()) > CHARS_MAX) {
            rendered.clear();
            chars.set(fresh.document().length());
        }
        rendered.put(cart.cartId(), fresh);
        return fresh;
    }
}
