package dev.cartlog.local.catalog;

import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.Money;

/**
 * A product to put into the catalogue.
 *
 * @param priceMinor price in the currency's smallest unit
 * @param available pieces in stock
 * @param backorderable true when more than that may be sold
 * @param minQuantity the fewest a line may have
 * @param maxQuantity the most a line may have
 * @param active false when discontinued
 */
public record Product(
        String sku,
        String name,
        long priceMinor,
        String currency,
        long available,
        boolean backorderable,
        int minQuantity,
        int maxQuantity,
        boolean active) {
    /** The most a line may have when nothing else is said. */
    public static final int QUANTITY_MAX = 999;

    private static final int SKU_CHARACTERS_MAX = 64;

    /** Checks the values; throws IllegalArgumentException when one makes no sense. */
    public Product {
        require(sku.matches("[!-~]{1," + SKU_CHARACTERS_MAX + "}"), "the SKU", sku);
        require(!name.isBlank(), "the name", name);
        require(priceMinor >= 0, "the price", priceMinor);
        require(currency.matches("[A-Z]{3}"), "the currency (three capital letters)", currency);
        require(available >= 0, "the stock", available);
        require(minQuantity >= 1, "the minimum quantity", minQuantity);
        require(maxQuantity >= minQuantity && maxQuantity <= QUANTITY_MAX, "the maximum quantity", maxQuantity);
    }

    private static void require(boolean sensible, String what, Object value) {
        if (!sensible) {
            throw new IllegalArgumentException(what + " cannot be \"" + value + "\"");
        }
    }

    CatalogItem toRecord() {
        return CatalogItem.newBuilder()
                .setSku(sku)
                .setName(name)
                .setPrice(Money.newBuilder()
                        .setAmountMinor(priceMinor)
                        .setCurrency(currency)
                        .build())
                .setAvailable(available)
                .setBackorderable(backorderable)
                .setMinQuantity(minQuantity)
                .setMaxQuantity(maxQuantity)
                .setActive(active)
                .build();
    }
}
