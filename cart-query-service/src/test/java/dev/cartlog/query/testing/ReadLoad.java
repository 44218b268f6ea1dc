package dev.cartlog.query.testing;

import dev.cartlog.query.testing.Http.Answer;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * Reads carts from several instances at once, as through a load balancer, and judges each answer: once anyone was shown
 * a version, no read that begins later may be answered with an older one, from whichever instance.
 *
 * <p>Of a cart's versions, version n has one line with the quantity n - 1.
 */
public final class ReadLoad implements AutoCloseable {
    private static final int WRONG_NAMED_MAX = 20;
    private static final int NOT_NOW = 503;
    private static final int TOO_MANY = 429;

    private final List<String> urls;
    private final List<String> carts;
    private final String token;
    private final Map<String, AtomicLong> shown = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder unreachable = new LongAdder();
    private final List<Thread> readers;
    private volatile boolean stopping;

    /** Begins at once with so many readers. */
    public ReadLoad(List<String> urls, List<String> carts, String token, int readers) {
        this.urls = urls;
        this.carts = carts;
        this.token = token;
        carts.forEach(cart -> shown.put(cart, new AtomicLong()));
        this.readers = IntStream.range(0, readers)
                .mapToObj(seed -> Thread.ofVirtual().start(() -> read(new Random(seed))))
                .toList();
    }

    private void read(Random random) {
        while (!stopping) {
            String cart = carts.get(random.nextInt(carts.size()));
            AtomicLong newest = shown.getOrDefault(cart, new AtomicLong());
            long atLeast = newest.get();
            try {
                judge(Http.get(urls.get(random.nextInt(urls.size())) + "/v1/carts/" + cart, token), atLeast, newest);
            } catch (UncheckedIOException e) {
                unreachable.increment();
            }
        }
    }

    private void judge(Answer answer, long atLeast, AtomicLong newest) {
        if (answer.status() == NOT_NOW || answer.status() == TOO_MANY) {
            refused.increment();
            return;
        }
        answered.increment();
        long version =
                answer.status() == 200 ? answer.json().at("/cart/version").asLong() : 0;
        long items =
                answer.status() == 200 ? answer.json().at("/cart/itemCount").asLong() : 0;
        if (version < atLeast || version < 2 || items != version - 1) {
            if (wrong.size() < WRONG_NAMED_MAX) {
                wrong.add("status " + answer.status() + " version " + version + " with " + items
                        + " items after version " + atLeast + " was shown");
            }
            return;
        }
        newest.accumulateAndGet(version, Math::max);
    }

    /** Answers that were wrong or silently old. */
    public List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Answers that showed something. */
    public long answered() {
        return answered.sum();
    }

    /** Answers that said: not now. */
    public long refused() {
        return refused.sum();
    }

    /** Requests without an answer. */
    public long unreachable() {
        return unreachable.sum();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            for (Thread reader : readers) {
                reader.join();
            }
        } catch (InterruptedException e) {
            // The readers end by themselves.
            Thread.currentThread().interrupt();
        }
    }
}
