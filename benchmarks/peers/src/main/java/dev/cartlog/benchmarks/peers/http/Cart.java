package dev.cartlog.benchmarks.peers.http;

import java.util.List;
import java.util.Map;

/**
 * A cart as it is answered.
 *
 * @param version how often it was changed
 */
public record Cart(String cartId, long version, List<Line> lines) {
    private static final long UNIT_PRICE_MINOR = 1999;

    /** One article of it, with as much said about it as the cart service says that a shop needs. */
    public record Line(String sku, String name, int quantity, long unitPriceMinor, long lineTotalMinor, String currency) {}

    /** The answer for what a peer keeps: how many pieces of each article. */
    public static Cart of(String cartId, long version, Map<String, Integer> quantities) {
        return new Cart(
                cartId,
                version,
                quantities.entrySet().stream()
                        .map(line -> new Line(
                                line.getKey(),
                                "Article " + line.getKey(),
                                line.getValue(),
                                UNIT_PRICE_MINOR,
                                UNIT_PRICE_MINOR * line.getValue(),
                                "EUR"))
                        .toList());
    }
}
