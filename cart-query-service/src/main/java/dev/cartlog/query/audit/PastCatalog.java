package dev.cartlog.query.audit;

import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Optional;

/**
 * Stands for the catalogue when a past cart is shown: what the catalogue said then is not recorded, and what it says
 * today does not belong there, so no line is flagged.
 */
public final class PastCatalog implements Catalog {
    /** There is nothing to tell two of them apart. */
    public static final PastCatalog INSTANCE = new PastCatalog();

    private PastCatalog() {}

    @Override
    public Optional<CatalogItem> find(Sku sku) {
        return Optional.of(new CatalogItem(
                sku, "", Optional.empty(), 0, true, Quantity.ZERO, new Quantity(Integer.MAX_VALUE), true));
    }
}
