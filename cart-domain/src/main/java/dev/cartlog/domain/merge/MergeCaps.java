package dev.cartlog.domain.merge;

import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Map;

/**
 * The limits a merge was decided under, recorded so that anyone can decide it again.
 *
 * @param lineLimit most lines a cart may have
 * @param perLineMaximum most pieces any line may have
 * @param items what the catalogue said; an article without an entry was not in it
 */
public record MergeCaps(int lineLimit, Quantity perLineMaximum, Map<Sku, ItemCap> items) {

    public MergeCaps {
        items = Map.copyOf(items);
    }

    /**
     * @param available pieces in stock, without meaning when backorderable
     * @param active whether the shop sells the article
     */
    public record ItemCap(
            long available, boolean backorderable, Quantity minQuantity, Quantity maxQuantity, boolean active) {

        public static ItemCap of(CatalogItem item) {
            return new ItemCap(
                    item.available(), item.backorderable(), item.minQuantity(), item.maxQuantity(), item.active());
        }
    }
}
