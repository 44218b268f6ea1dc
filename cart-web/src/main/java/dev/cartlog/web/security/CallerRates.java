package dev.cartlog.web.security;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Lets each caller in at a steady rate, and a burst of some requests at once (the generic cell rate algorithm: one number per
 * caller says when its next request would be due if it kept to the rate).
 *
 * <p>Callers share {@link #SLOTS} numbers by a secret hash, so that memory is the same however many names an attacker makes up,
 * and nobody can be pushed out of it. Two callers of one number share a rate; with so many numbers that is rare and does not
 * matter, as honest callers stay far below it.
 */
public final class CallerRates {
    /** 512 KiB. */
    static final int SLOTS = 1 << 16;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final AtomicLongArray dueNanos = new AtomicLongArray(SLOTS);
    private final long intervalNanos;
    private final long burstNanos;
    private final int seed;
    private final LongSupplier nanoTime;
    private final long startNanos;

    /**
     * @param requestsPerSecond in the long run
     * @param burstRequests at once, after a pause
     * @param seed secret, so that nobody can choose whose number to share
     * @param nanoTime a monotonic clock
     */
    public CallerRates(double requestsPerSecond, int burstRequests, int seed, LongSupplier nanoTime) {
        if (!(requestsPerSecond > 0) || burstRequests < 1) {
            throw new IllegalArgumentException("a caller's rate and burst are positive");
        }
        this.intervalNanos = Math.max(1, (long) (NANOS_PER_SECOND / requestsPerSecond));
        this.burstNanos = Math.multiplyExact(intervalNanos, (long) burstRequests - 1);
        this.seed = seed;
        this.nanoTime = nanoTime;
        this.startNanos = nanoTime.getAsLong();
    }

    /** Takes one request of this caller in: 0, or else after how many seconds to try again, at least 1. */
    long secondsToWait(Object caller) {
        int slot = slot(caller);
        long now = nanoTime.getAsLong() - startNanos;
        while (true) {
            long due = dueNanos.get(slot);
            long early = due - now - burstNanos;
            if (early > 0) {
                return 1 + (early - 1) / NANOS_PER_SECOND;
            }
            if (dueNanos.compareAndSet(slot, due, Math.max(due, now) + intervalNanos)) {
                return 0;
            }
        }
    }

    /** Whether a request of this caller would be taken in, without taking it: 0, or else after how many seconds. */
    long secondsUntilFree(Object caller) {
        long early = dueNanos.get(slot(caller)) - (nanoTime.getAsLong() - startNanos) - burstNanos;
        return early > 0 ? 1 + (early - 1) / NANOS_PER_SECOND : 0;
    }

    private int slot(Object caller) {
        int hash = Objects.hash(seed, caller, seed);
        hash = (hash ^ (hash >>> 16)) * 0x7feb352d;
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }
}
