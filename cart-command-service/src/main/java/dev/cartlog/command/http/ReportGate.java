package dev.cartlog.command.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets reports in at a steady rate, and a second's worth at once. */
final class ReportGate {
    static final int REPORTS_PER_SECOND_MAX = 200;

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long INTERVAL_NANOS = NANOS_PER_SECOND / REPORTS_PER_SECOND_MAX;

    private final LongSupplier nanoTime;
    /** When the next report would be due if they came one after the other. */
    private final AtomicLong dueNanos;

    /** @param nanoTime a monotonic clock */
    ReportGate(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.dueNanos = new AtomicLong(nanoTime.getAsLong());
    }

    /** False when there is no room; what is turned away takes nobody's place. */
    boolean enter() {
        long now = nanoTime.getAsLong();
        long due = dueNanos.getAndUpdate(
                before -> before - now > NANOS_PER_SECOND ? before : Math.max(before, now) + INTERVAL_NANOS);
        return due - now <= NANOS_PER_SECOND;
    }
}
