package dev.cartlog.query.view;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do when a thread of Streams fails on something other than a bad record: go on with a new thread, as most such
 * failures pass (a broker or the registry was away), but give up when they keep coming, so that health shows it and
 * whoever looks after the process can replace it.
 */
public final class FailurePolicy implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);
    private static final int FAILURES_MAX = 20;
    private static final Duration FAILURES_WINDOW = Duration.ofMinutes(5);

    private final LongSupplier nanoTime;
    private final Deque<Long> failures = new ArrayDeque<>();

    /** Measures time with this clock. */
    public FailurePolicy(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
        long now = nanoTime.getAsLong();
        failures.addLast(now);
        while (now - failures.getFirst() > FAILURES_WINDOW.toNanos()) {
            failures.removeFirst();
        }
        boolean again = failures.size() <= FAILURES_MAX;
        LOG.atError()
                .addKeyValue("failures", failures.size())
                .addKeyValue("goesOn", again)
                .setCause(exception)
                .log("a thread that keeps the views failed");
        return again ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
