package dev.cartlog.acceptance.simulate;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** Time and chance of one simulation: everything that happens, happens here, in an order that the seed decides. */
final class World {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random;
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
    private long nanos;
    private long scheduled;

    private record Event(long nanos, long number, Runnable action) {}

    World(long seed) {
        this.random = new Random(seed);
    }

    long nanos() {
        return nanos;
    }

    Instant now() {
        return EPOCH.plusNanos(nanos);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return n > 0 && random.nextInt(n) == 0;
    }

    void after(long delayNanos, Runnable action) {
        events.add(new Event(nanos + delayNanos, scheduled++, action));
    }

    /** Something remote: takes between a tenth of the time and all of it. */
    void soon(long nanosMax, Runnable action) {
        after(nanosMax / 10 + random.nextLong(nanosMax), action);
    }

    /** False when nothing is left to happen. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        nanos = next.nanos();
        next.action().run();
        return true;
    }
}
