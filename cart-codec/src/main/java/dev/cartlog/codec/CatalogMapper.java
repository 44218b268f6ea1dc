package dev.cartlog.codec;

import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Optional;

/** What the shop says of its articles. Others write this topic, so a value may be one the domain cannot mean. */
public final class CatalogMapper {
    private CatalogMapper() {}

    /** The article's record, ready to be written. */
    public static dev.cartlog.events.CatalogItem toAvro(CatalogItem item) {
        return new dev.cartlog.events.CatalogItem(
                item.sku().value(),
                item.name(),
                item.price().map(Values::toAvro).orElse(null),
                item.available(),
                item.backorderable(),
                item.minQuantity().pieces(),
                item.maxQuantity().pieces(),
                item.active());
    }

    /**
     * The article that a record tells of.
     *
     * @throws CodecException when it holds an impossible value, such as a negative price
     */
    public static CatalogItem toDomain(dev.cartlog.events.CatalogItem record) {
        try {
            return new CatalogItem(
                    new Sku(record.getSku()),
                    record.getName(),
                    Optional.ofNullable(record.getPrice()).map(Values::toDomain),
                    record.getAvailable(),
                    record.getBackorderable(),
                    new Quantity(record.getMinQuantity()),
                    new Quantity(record.getMaxQuantity()),
                    record.getActive());
        } catch (IllegalArgumentException e) {
            throw new CodecException("A catalogue item", e);
        }
    }
}
