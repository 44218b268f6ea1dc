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
    private final Map<CartId, Cart> touched = new LinkedHashMap<>();
    private final List<LogRecord> states = new ArrayList<>();
    private final CompletableFuture<Void> committed = new CompletableFuture<>();
    private int requests;
    private long bytes;

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

    void touch(Cart after) {
        touched.put(after.cartId(), after);
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

    Collection<Cart> touched() {
        return touched.values();
    }

    /** The state records, in the order of {@link #touched}; filled when the batch is closed. */
    List<LogRecord> states() {
        return states;
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
