package dev.cartlog.acceptance.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Keeps a fixed number of commands under way for a while, and counts what comes back. */
final class ClosedLoop {
    private static final int LATENCIES_MAX = 4_000_000;
    private static final long LAST_SECONDS_MAX = 60;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Writer writer;
    private final long[] latencies = new long[LATENCIES_MAX];
    private final Phaser underWay = new Phaser(1);
    private int completed;
    private volatile boolean over;

    private ClosedLoop(Writer writer) {
        this.writer = writer;
    }

    /**
     * What was measured.
     *
     * @param perSecond commands
     * @param p50Ms from sending a command to its being durable
     * @param p99Ms the same
     * @param cpuMicros of this process for each command
     */
    record Result(double perSecond, double p50Ms, double p99Ms, double cpuMicros) {}

    /** @throws TimeoutException when commands are never answered */
    static Result run(Writer writer, int inFlight, Duration duration) throws InterruptedException, TimeoutException {
        ClosedLoop loop = new ClosedLoop(writer);
        long cpuBefore = cpuNanos();
        long started = System.nanoTime();
        for (int i = 0; i < inFlight; i++) {
            loop.underWay.register();
            loop.send();
        }
        Thread.sleep(duration); // the measured time itself, not a wait for something
        loop.over = true;
        loop.underWay.awaitAdvanceInterruptibly(loop.underWay.arrive(), LAST_SECONDS_MAX, TimeUnit.SECONDS);
        return loop.result(System.nanoTime() - started, cpuNanos() - cpuBefore);
    }

    private void send() {
        long sent = System.nanoTime();
        writer.send(() -> {
            note(System.nanoTime() - sent);
            if (over) {
                underWay.arriveAndDeregister();
            } else {
                send();
            }
        });
    }

    private synchronized void note(long tookNanos) {
        latencies[completed++ % LATENCIES_MAX] = tookNanos;
    }

    private synchronized Result result(long tookNanos, long cpuNanos) {
        long[] sorted = Arrays.copyOf(latencies, Math.min(completed, LATENCIES_MAX));
        Arrays.sort(sorted);
        return new Result(
                completed * NANOS_PER_SECOND / tookNanos,
                sorted[sorted.length / 2] / NANOS_PER_MILLI,
                sorted[(int) (sorted.length * 0.99)] / NANOS_PER_MILLI,
                cpuNanos / NANOS_PER_MICRO / completed);
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
