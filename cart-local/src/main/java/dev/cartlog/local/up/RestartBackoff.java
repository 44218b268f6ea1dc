package dev.cartlog.local.up;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How long to wait before a dead service is started again, and when to stop trying. Not safe for several threads. */
final class RestartBackoff {
    /** More deaths than this within the window, and the service is left alone. */
    static final int RESTARTS_MAX = 10;

    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Duration STEADY = Duration.ofSeconds(10);
    static final Duration PAUSE_MIN = Duration.ofMillis(100);
    static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final Deque<Long> restartsNs = new ArrayDeque<>();

    /**
     * Records a death.
     *
     * @param nowNs the time, as {@link System#nanoTime()} tells it
     * @param lived how long it had been ready; a long life ends the count of those that could not start
     * @return the pause before the next start; empty when there should be none
     */
    Optional<Duration> afterDeath(long nowNs, Duration lived) {
        if (lived.compareTo(STEADY) >= 0) {
            restartsNs.clear();
        }
        while (!restartsNs.isEmpty() && nowNs - restartsNs.getFirst() > WINDOW.toNanos()) {
            restartsNs.removeFirst();
        }
        if (restartsNs.size() >= RESTARTS_MAX) {
            return Optional.empty();
        }
        Duration pause = PAUSE_MIN.multipliedBy(1L << restartsNs.size());
        restartsNs.addLast(nowNs);
        return Optional.of(pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX);
    }
}
