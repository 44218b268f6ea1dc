package dev.cartlog.command.shard;

import dev.cartlog.command.axon.EventReads;
import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.command.log.ShardLog;
import dev.cartlog.command.log.StateChunk;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A log whose commits take as long as the test wants. */
final class HeldLog implements ShardLog {
    private final Queue<CompletableFuture<CommitReceipt>> held = new ArrayDeque<>();
    private final List<String> calls = new ArrayList<>();
    private long offset;

    /** What was handed to the log: the call, the lane, and for each record the first letter of its stream. */
    List<String> calls() {
        return calls;
    }

    private static String names(List<LogRecord> records) {
        return records.stream()
                .map(record -> record.stream().name().substring(0, 1))
                .collect(Collectors.joining());
    }

    /** What a shard needs to run on this log and nothing else. Carts are due when they were changed last, and nobody waits. */
    ShardPorts ports(CartStore store, BatchLimits limits) {
        return new ShardPorts(
                this,
                store,
                new ObjectRecords(),
                (EventReads) Proxy.newProxyInstance(
                        EventReads.class.getClassLoader(), new Class<?>[] {EventReads.class}, (proxy, method, args) -> {
                            throw new AssertionError("nothing is read");
                        }),
                next -> Requests.world(Instant.EPOCH, next),
                cart -> OptionalLong.of(cart.updatedAt().toEpochMilli()),
                () -> 0,
                (delay, action) -> action.run(),
                partition -> CompletableFuture.completedFuture(true),
                () -> new LogRecord(LogStream.OWNERS, "0", new byte[0], Map.of()),
                ShardListener.NONE,
                limits);
    }

    /** Until nothing is under way any more. */
    void commitAll(Shard shard) {
        while (commitNext()) {
            shard.pump();
        }
    }

    /** Lets the commit under way succeed; false when there is none. */
    boolean commitNext() {
        CompletableFuture<CommitReceipt> next = held.poll();
        return next != null && next.complete(new CommitReceipt(++offset));
    }

    int underWay() {
        return held.size();
    }

    @Override
    public CompletableFuture<Void> fence(Lane lane) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Long> stateEnd() {
        return CompletableFuture.completedFuture(0L);
    }

    @Override
    public CompletableFuture<StateChunk> readState(long fromOffset) {
        throw new AssertionError("there is nothing to load");
    }

    @Override
    public CompletableFuture<Void> encode(Lane lane, List<LogRecord> records) {
        calls.add("encode " + lane + " " + names(records));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> append(Lane lane, List<LogRecord> records) {
        calls.add("append " + lane + " " + names(records));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<CommitReceipt> commit(Lane lane, long appended, List<LogRecord> rest) {
        calls.add("commit " + lane + " " + appended + " " + names(rest));
        CompletableFuture<CommitReceipt> commit = new CompletableFuture<>();
        held.add(commit);
        return commit;
    }

    @Override
    public void close() {}
}
