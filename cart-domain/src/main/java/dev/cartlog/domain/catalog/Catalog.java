package dev.cartlog.domain.catalog;

import dev.cartlog.domain.value.Sku;
import java.util.Optional;

/** The shop's articles as known at this moment. */
@FunctionalInterface
public interface Catalog {
    /** Empty when the shop has no such article. */
    Optional<CatalogItem> find(Sku sku);
}
