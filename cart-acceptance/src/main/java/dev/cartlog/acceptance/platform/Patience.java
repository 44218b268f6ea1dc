package dev.cartlog.acceptance.platform;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for what another process will do, and that only it can tell when asked. */
public final class Patience {
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(200);

    private Patience() {}

    /**
     * Returns when the condition holds.
     *
     * @param what is awaited, for the error
     * @throws IllegalStateException when it does not come to hold in time
     */
    public static void await(String what, Duration deadline, BooleanSupplier condition) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("waited " + deadline + " in vain for " + what);
            }
            LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS.toNanos());
        }
    }
}
