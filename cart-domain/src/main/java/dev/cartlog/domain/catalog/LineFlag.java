package dev.cartlog.domain.catalog;

import dev.cartlog.domain.value.CartLine;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What changed in the shop since a line was put into a cart. */
public enum LineFlag {
    PRICE_CHANGED,
    INSUFFICIENT_STOCK,
    DISCONTINUED;

    /** The flags of a line under today's catalogue, in the order of their declaration. */
    public static Set<LineFlag> of(CartLine line, Catalog catalog) {
        Optional<CatalogItem> found = catalog.find(line.sku());
        if (found.isEmpty() || !found.get().active()) {
            return EnumSet.of(DISCONTINUED);
        }
        CatalogItem item = found.get();
        EnumSet<LineFlag> flags = EnumSet.noneOf(LineFlag.class);
        boolean repriced = item.priceIn(line.unitPrice().currency())
                .filter(price -> !price.equals(line.unitPrice()))
                .isPresent();
        if (repriced) {
            flags.add(PRICE_CHANGED);
        }
        if (!item.inStock(line.quantity())) {
            flags.add(INSUFFICIENT_STOCK);
        }
        return flags;
    }
}
