package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.history.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What all shoppers together did and saw. Used by many threads. */
final class Tally {
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<Merged> merges = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong streamed = new AtomicLong();
    private final AtomicLong abandoned = new AtomicLong();

    /** A merge that the service said is done. */
    record Merged(String mergeId, String guestCartId, String customerCartId) {}

    void attempt(Attempt attempt) {
        attempts.add(attempt);
    }

    void merged(Merged merge) {
        merges.add(merge);
    }

    void ordered() {
        orders.incrementAndGet();
    }

    void read() {
        reads.incrementAndGet();
    }

    void streamed() {
        streamed.incrementAndGet();
    }

    /** A shopper gave up, as nobody could tell what became of a command for very long. */
    void abandoned() {
        abandoned.incrementAndGet();
    }

    /** A promise was not kept. */
    void broken(String what) {
        broken.add(what);
    }

    List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    List<Merged> merges() {
        return List.copyOf(merges);
    }

    List<String> broken() {
        return new ArrayList<>(broken);
    }

    long orders() {
        return orders.get();
    }

    long reads() {
        return reads.get();
    }

    long streamedVersions() {
        return streamed.get();
    }

    long abandonedJourneys() {
        return abandoned.get();
    }
}
