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
    private final Map<CartId, LogRecord> statesNotHanded = new LinkedHashMap<>();
    private final CompletableFuture<Void> committed = new CompletableFuture<>();
    private int requests;
    private long bytes;
    private int eventsAppended;
    private long appended;

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
        statesNotHanded.put(after.cartId(), state);
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

    /** How many states were not handed to the log, neither to be encoded nor to be appended. */
    int statesNotHanded() {
        return statesNotHanded.size();
    }

    /** Those states, to be encoded: they still have to be written. */
    List<LogRecord> takeToEncode() {
        List<LogRecord> taken = List.copyOf(statesNotHanded.values());
        statesNotHanded.clear();
        return taken;
    }

    /** Events and states that were not appended, in their order: they count as appended from now on. */
    List<LogRecord> takeToAppend() {
        List<LogRecord> taken = new ArrayList<>(events.subList(eventsAppended, events.size()));
        taken.addAll(statesNotHanded.values());
        eventsAppended = events.size();
        statesNotHanded.clear();
        appended += taken.size();
        return taken;
    }

    /** How many records were appended before the batch is closed. */
    long appended() {
        return appended;
    }

    /** What the batch's commit has to write itself: all of it, if nothing was appended. */
    List<LogRecord> rest() {
        if (appended > 0) {
            List<LogRecord> rest = new ArrayList<>(events.subList(eventsAppended, events.size()));
            rest.addAll(statesNotHanded.values());
            return rest;
        }
        List<LogRecord> all = new ArrayList<>(events);
        touched.values().forEach(cart -> all.add(cart.state()));
        return all;
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
