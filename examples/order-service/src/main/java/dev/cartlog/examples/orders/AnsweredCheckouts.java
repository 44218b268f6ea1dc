package dev.cartlog.examples.orders;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which checkouts have an answer. Held in memory and rebuilt from the answers themselves (see {@link OutcomeHistory}):
 * about 200 bytes for each order. A service with orders by the million would keep it in its own database, beside them.
 */
final class AnsweredCheckouts {
    private final Set<String> checkoutIds = new HashSet<>();
    private final Map<String, Long> newestVersions = new HashMap<>();

    /**
     * True when this checkout, or a later one of the same cart, has an answer.
     *
     * @param version the cart's version at checkout
     */
    boolean contains(String checkoutId, String cartId, long version) {
        return checkoutIds.contains(checkoutId) || version <= newestVersions.getOrDefault(cartId, 0L);
    }

    /** Remembers an answer; again changes nothing. */
    void add(String checkoutId, String cartId, long version) {
        checkoutIds.add(checkoutId);
        newestVersions.merge(cartId, version, Math::max);
    }

    /** How many there are. */
    int size() {
        return checkoutIds.size();
    }
}
