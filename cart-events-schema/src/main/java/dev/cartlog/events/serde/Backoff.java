package dev.cartlog.events.serde;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * How long to wait before the next try: anything from nothing to a bound that doubles with each try. The whole range
 * is used so that processes which failed together do not come back together.
 *
 * @param first the bound before the second try
 * @param max the bound never grows beyond this
 */
public record Backoff(Duration first, Duration max) {
    private static final int DOUBLINGS_MAX = 20;

    /** Checks the values; throws IllegalArgumentException when first is negative or beyond max. */
    public Backoff {
        if (first.isNegative() || first.compareTo(max) > 0) {
            throw new IllegalArgumentException("Need 0 <= first <= max, not " + first + " and " + max);
        }
    }

    /**
     * The wait after a failed try.
     *
     * @param failures tries failed so far, at least 1
     * @param random gives a number from 0 to its argument, exclusive
     */
    Duration after(int failures, LongUnaryOperator random) {
        long bound = first.toMillis() << Math.min(failures - 1, DOUBLINGS_MAX);
        return Duration.ofMillis(random.applyAsLong(Math.min(bound, max.toMillis()) + 1));
    }
}
