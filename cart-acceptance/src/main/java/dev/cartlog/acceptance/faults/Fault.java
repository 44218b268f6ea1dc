package dev.cartlog.acceptance.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * The moment at which something was broken.
 *
 * @param nanos by this process's clock
 * @param time by the clock of the machine, which all processes share
 */
record Fault(long nanos, Instant time) {
    static Fault now() {
        return new Fault(System.nanoTime(), Instant.now());
    }

    /** From the fault to then, milliseconds; 0 when that was before. */
    long msUntil(Instant then) {
        return Math.max(0, Duration.between(time, then).toMillis());
    }

    /** Returns when the fault is that long ago. */
    void awaitAge(Duration age) {
        for (long left = age.toNanos(); left > 0; left = age.toNanos() - (System.nanoTime() - nanos)) {
            LockSupport.parkNanos(left);
        }
    }
}
