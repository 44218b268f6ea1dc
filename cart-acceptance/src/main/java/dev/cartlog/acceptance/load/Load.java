package dev.cartlog.acceptance.load;

import dev.cartlog.acceptance.history.Attempt;
import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.Attempt.Refused;
import dev.cartlog.acceptance.http.CartHttp;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Shoppers at work: some carts, some shoppers on each, until stopped. Single-pieced adds only, one event each. */
public final class Load implements AutoCloseable {
    /** How many events each of these commands causes. */
    public static final int EVENTS_PER_COMMAND = 1;

    private static final Duration STOP_DEADLINE = Duration.ofMinutes(1);

    /** A person does not click faster; it also keeps a line below its maximum for the length of a test. */
    private static final Duration PERIOD_OF_ADDS = Duration.ofMillis(20);

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(50);

    private final CartHttp http = new CartHttp();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final List<Future<?>> shoppers = new ArrayList<>();
    private final int carts;
    private final Duration period;
    private volatile boolean stopping;

    private Load(int carts, Duration period) {
        this.carts = carts;
        this.period = period;
    }

    /**
     * Opens the carts and begins.
     *
     * @param instances of the command service, used in turn
     */
    public static Load start(List<URI> instances, int carts, int shoppersPerCart) throws InterruptedException {
        return start(instances, instances, carts, shoppersPerCart, PERIOD_OF_ADDS);
    }

    /**
     * Opens the carts and begins.
     *
     * @param openedAt where the carts are opened, in turn: a guest's cart belongs to the instance that opened it
     * @param instances that they are filled at, in turn
     * @param period of each shopper from the start of one add to that of the next; an answer that takes longer delays it
     */
    public static Load start(List<URI> openedAt, List<URI> instances, int carts, int shoppersPerCart, Duration period)
            throws InterruptedException {
        Load load = new Load(carts, period);
        for (int i = 0; i < carts; i++) {
            ShopperCart cart = ShopperCart.open(load.http, openedAt.get(i % openedAt.size()));
            for (int j = 0; j < shoppersPerCart; j++) {
                Shopper shopper = new Shopper(load.http, instances, cart, load.attempts::add);
                load.shoppers.add(load.threads.submit(() -> load.shop(shopper)));
            }
        }
        return load;
    }

    private Void shop(Shopper shopper) throws InterruptedException {
        long due = System.nanoTime() + ThreadLocalRandom.current().nextLong(period.toNanos());
        while (!stopping) {
            LockSupport.parkNanos(due - System.nanoTime());
            shopper.add();
            due = Math.max(due + period.toNanos(), System.nanoTime());
        }
        return null;
    }

    /** How many attempts were acknowledged so far. */
    public long acknowledged() {
        return attempts.stream()
                .filter(attempt -> attempt.result() instanceof Ok)
                .count();
    }

    /** Waits until so many more than now are acknowledged. */
    public void awaitMore(int count, Duration deadline) {
        long due = acknowledged() + count;
        long end = System.nanoTime() + deadline.toNanos();
        while (acknowledged() < due) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("only " + acknowledged() + " of " + due
                        + " adds were acknowledged within " + deadline + "; refused: " + refused());
            }
            LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS.toNanos());
        }
    }

    /**
     * Waits until each cart has an acknowledged add that was sent after a moment of this process's clock.
     *
     * @return how long after it the last of them was acknowledged, milliseconds
     * @throws IllegalStateException when that takes too long
     */
    public long awaitEveryCartWritten(long sinceNanos, Duration deadline) {
        while (true) {
            Map<String, Long> written = firstWrites(sinceNanos);
            if (written.size() == carts) {
                return TimeUnit.NANOSECONDS.toMillis(Collections.max(written.values()) - sinceNanos);
            }
            if (System.nanoTime() - sinceNanos > deadline.toNanos()) {
                throw new IllegalStateException(
                        "only " + written.size() + " of " + carts + " carts could be written within " + deadline);
            }
            LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS.toNanos());
        }
    }

    /** When each cart's first add of those sent since was acknowledged. */
    private Map<String, Long> firstWrites(long sinceNanos) {
        Map<String, Long> first = new HashMap<>();
        attempts.stream()
                .filter(attempt -> attempt.result() instanceof Ok && attempt.invokedNanos() - sinceNanos > 0)
                .forEach(attempt -> first.merge(attempt.cartId(), attempt.endedNanos(), Math::min));
        return first;
    }

    /** The longest time from the first attempt at a command to its acknowledgement, milliseconds. */
    public long longestMs() {
        Map<String, Long> began = new HashMap<>();
        attempts.forEach(attempt -> began.merge(attempt.commandId(), attempt.invokedNanos(), Math::min));
        return attempts.stream()
                .filter(attempt -> attempt.result() instanceof Ok)
                .mapToLong(attempt -> attempt.endedNanos() - began.getOrDefault(attempt.commandId(), 0L))
                .map(TimeUnit.NANOSECONDS::toMillis)
                .max()
                .orElse(0);
    }

    /** The refusals so far; this load gives no reason for any. */
    public List<Attempt> refused() {
        return attempts.stream()
                .filter(attempt -> attempt.result() instanceof Refused)
                .toList();
    }

    /** Lets every shopper finish the command at hand; returns all attempts. */
    public List<Attempt> stop() throws InterruptedException, ExecutionException {
        stopping = true;
        long end = System.nanoTime() + STOP_DEADLINE.toNanos();
        for (Future<?> shopper : shoppers) {
            try {
                shopper.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new IllegalStateException("a shopper did not finish within " + STOP_DEADLINE, e);
            }
        }
        return List.copyOf(attempts);
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        stopping = true;
        threads.shutdownNow();
        http.close();
    }
}
