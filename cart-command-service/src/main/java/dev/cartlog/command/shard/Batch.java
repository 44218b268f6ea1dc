package dev.cartlog.command.shard;

import dev.cartlog.command.log.LogRecord;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What goes into one transaction: the events of all waiting requests, and the last state of each cart they touch. */
final class Batch {
    private final long number;
    private final List<LogRecord> events = new ArrayList<>();
    private final Map<CartId, Touched> touched = new LinkedHashMap<>();
    private final Map<CartId, LogRecord> unencoded = new LinkedHashMap<>();
    private final CompletableFuture<Void> committed = new CompletableFuture<>();
    private int requests;
    private long bytes;

    /** A cart as the batch leaves it, and that as a record. */
    record Touched(Cart cart, LogRecord state) {}

    /** @param number counts a shard's batches; says which batch last touched a cart */
    Batch(long number) {
        this.number = number;
    }

    void add(List<LogRecord> records) {
        for (LogRecord event : records) {
            bytes += event.sizeBytes();
        }
        events.addAll(records);
        requests++;
    }

    void touch(Cart after, LogRecord state) {
        touched.put(after.cartId(), new Touched(after, state));
        unencoded.put(after.cartId(), state);
    }

    /** A request without effect; it waits with the others. */
    void join() {
        requests++;
    }

    long number() {
        return number;
    }

    List<LogRecord> events() {
        return events;
    }

    Collection<Touched> touched() {
        return touched.values();
    }

    List<LogRecord> states() {
        return touched.values().stream().map(Touched::state).toList();
    }

    /** How many states nobody was asked to encode. */
    int unencoded() {
        return unencoded.size();
    }

    /** Those states; they count as encoded from now on. */
    List<LogRecord> takeUnencoded() {
        List<LogRecord> taken = List.copyOf(unencoded.values());
        unencoded.clear();
        return taken;
    }

    int requests() {
        return requests;
    }

    long bytes() {
        return bytes;
    }

    /** Completes on the shard's thread. */
    CompletableFuture<Void> committed() {
        return committed;
    }
}
