package dev.cartlog.domain.catalog;

import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Optional;

/**
 * What the shop says of one article.
 *
 * @param available pieces in stock
 * @param backorderable whether it may be ordered beyond the stock
 * @param active whether the shop sells it at all
 */
public record CatalogItem(
        Sku sku,
        String name,
        Optional<Money> price,
        long available,
        boolean backorderable,
        Quantity minQuantity,
        Quantity maxQuantity,
        boolean active) {
    /** Dearest article: 200 lines of 999 pieces still add up to an exact JSON number. */
    public static final long UNIT_PRICE_MINOR_MAX = 10_000_000_000L;

    /** 2^53 − 1: stock is recorded in events, whose numbers are exact in every JSON implementation. */
    public static final long AVAILABLE_PIECES_MAX = (1L << 53) - 1;

    public CatalogItem {
        if (available < -AVAILABLE_PIECES_MAX || available > AVAILABLE_PIECES_MAX) {
            throw new IllegalArgumentException("stock is within ±" + AVAILABLE_PIECES_MAX + " pieces");
        }
        if (price.isPresent() && price.get().amountMinor() > UNIT_PRICE_MINOR_MAX) {
            throw new IllegalArgumentException("a unit price is at most " + UNIT_PRICE_MINOR_MAX + " minor units");
        }
    }

    public Optional<Money> priceIn(String currency) {
        return price.filter(money -> money.currency().equals(currency));
    }

    public boolean inStock(Quantity quantity) {
        return backorderable || quantity.pieces() <= available;
    }
}
