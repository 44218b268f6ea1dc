package dev.cartlog.command.upkeep;

import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The carts of a shard whose upkeep met a bug, and when each may be tried again: each time after twice as long. They stay at
 * the head of the due index, as nobody knows when they would be due otherwise; so they must neither fill the log nor take the
 * places of others. Used by any thread.
 */
final class TroubledCarts {
    /** More than that, and the one that has been in trouble longest is tried again at once. */
    static final int CARTS_MAX = 1_024;

    static final Duration DELAY_MIN = Duration.ofSeconds(2);
    static final Duration DELAY_MAX = Duration.ofMinutes(10);

    private final Map<CartId, Trouble> troubles = new LinkedHashMap<>();

    private record Trouble(Duration delay, Instant nextTry) {}

    synchronized void failed(CartId cart, Instant now) {
        Trouble before = troubles.remove(cart);
        Duration delay = before == null ? DELAY_MIN : doubled(before.delay());
        if (troubles.size() == CARTS_MAX) {
            troubles.remove(troubles.keySet().iterator().next());
        }
        troubles.put(cart, new Trouble(delay, now.plus(delay)));
    }

    private static Duration doubled(Duration delay) {
        Duration twice = delay.multipliedBy(2);
        return twice.compareTo(DELAY_MAX) < 0 ? twice : DELAY_MAX;
    }

    synchronized void recovered(CartId cart) {
        troubles.remove(cart);
    }

    synchronized boolean mayBeTried(CartId cart, Instant now) {
        Trouble trouble = troubles.get(cart);
        return trouble == null || !trouble.nextTry().isAfter(now);
    }

    synchronized int size() {
        return troubles.size();
    }
}
