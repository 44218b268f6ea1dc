package dev.cartlog.acceptance.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Some connections to a server on this machine, driven by one thread. A load either keeps all of them busy, or sends at fixed
 * moments whatever the answers to earlier requests do: if none of the connections is free then, the wait for one counts too.
 */
public final class Driver implements AutoCloseable {
    private static final long SELECT_MS = 50;
    private static final long LOOK_NANOS = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LATENCY_NANOS_MAX = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final Duration LAST_ANSWERS_DEADLINE = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Selector selector;
    private final List<Connection> all = new ArrayList<>();
    private final Deque<Connection> free = new ArrayDeque<>();
    private final int expectedStatus;
    /** No two requests of any driver share a key, as other drivers begin elsewhere. */
    private long key = ThreadLocalRandom.current().nextLong();

    private Histogram latencies = histogram();
    private long failed;
    private String firstFailure = "";

    private Driver(Selector selector, int expectedStatus) {
        this.selector = selector;
        this.expectedStatus = expectedStatus;
    }

    /**
     * Connects.
     *
     * @param expectedStatus of every answer; others are counted apart
     */
    public static Driver connect(int port, int connections, int expectedStatus) throws IOException {
        Driver driver = new Driver(Selector.open(), expectedStatus);
        for (int n = 0; n < connections; n++) {
            driver.all.add(Connection.open(port, driver.selector));
        }
        return driver;
    }

    /** Sends the next request on each connection as soon as the last one is answered. */
    public Driven saturate(Requests requests, Duration duration) throws IOException {
        reset();
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        while (System.nanoTime() - end < 0) {
            while (!free.isEmpty()) {
                send(requests, System.nanoTime());
            }
            selector.select(key -> answered((Connection) key.attachment()), SELECT_MS);
        }
        double perSecond = latencies.getTotalCount() * NANOS_PER_SECOND / (System.nanoTime() - begun);
        awaitLast();
        return new Driven(latencies, perSecond, failed);
    }

    /** Sends so many requests a second, evenly. */
    public Driven atRate(Requests requests, double perSecond, Duration duration) throws IOException {
        reset();
        long begun = System.nanoTime();
        long total = Math.round(perSecond * duration.toNanos() / NANOS_PER_SECOND);
        long end = begun + duration.plus(LAST_ANSWERS_DEADLINE).toNanos();
        for (long sent = 0; sent < total && System.nanoTime() - end < 0; ) {
            long due = begun + (long) (sent * NANOS_PER_SECOND / perSecond);
            if (System.nanoTime() - due >= 0 && !free.isEmpty()) {
                send(requests, due);
                sent++;
            } else {
                LockSupport.parkNanos(Math.clamp(due - System.nanoTime(), 1, LOOK_NANOS));
            }
            selector.selectNow(key -> answered((Connection) key.attachment()));
        }
        awaitLast();
        double seconds = Math.max(duration.toNanos(), System.nanoTime() - begun) / NANOS_PER_SECOND;
        return new Driven(latencies, latencies.getTotalCount() / seconds, failed);
    }

    private void reset() {
        latencies = histogram();
        failed = 0;
        free.clear();
        free.addAll(all);
    }

    private static Histogram histogram() {
        return new Histogram(LATENCY_NANOS_MAX, DIGITS);
    }

    private void send(Requests requests, long dueNanos) throws IOException {
        free.removeFirst().send(requests.next().under(key++), dueNanos);
    }

    private void answered(Connection connection) {
        try {
            if (connection.isAnswered()) {
                note(connection);
                free.addLast(connection);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a connection broke", e);
        }
    }

    private void note(Connection connection) {
        if (connection.status() == expectedStatus) {
            latencies.recordValue(Math.min(LATENCY_NANOS_MAX, System.nanoTime() - connection.dueNanos()));
        } else if (failed++ == 0) {
            firstFailure = connection.text();
        }
    }

    private void awaitLast() throws IOException {
        long end = System.nanoTime() + LAST_ANSWERS_DEADLINE.toNanos();
        while (free.size() < all.size()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        all.size() - free.size() + " requests were not answered within " + LAST_ANSWERS_DEADLINE);
            }
            selector.select(key -> answered((Connection) key.attachment()), SELECT_MS);
        }
    }

    /** The first answer that was not as expected, since it was connected; empty when there was none. */
    public String firstFailure() {
        return firstFailure;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : all) {
            connection.close();
        }
        selector.close();
    }
}
