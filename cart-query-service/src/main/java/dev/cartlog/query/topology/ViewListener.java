package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.Sku;

/** Hears of changes on the thread that made them, so it must neither wait nor work. */
public interface ViewListener {
    /** The cart's view now holds this version. */
    void cartChanged(Cart cart);

    /** The catalogue now says something else of this article. */
    void catalogChanged(Sku sku);

    /** A part is folded here from now on. */
    void taken(Part part);

    /** The record at this offset is in the stores. */
    void applied(Part part, long offset);

    /** A partition's fold stopped; nothing behind this record will be applied. */
    void halted(Halt halt, Partitions partitions);

    /** The record that a partition's fold stopped at was applied after all. */
    void resumed(int partition);

    /** A part's fold moves elsewhere, or ends with the service. */
    void released(Part part, Partitions partitions);

    /** A record of the catalogue cannot be read. The article keeps what was known of it. */
    void unreadableCatalogItem(String key, String reason);
}
