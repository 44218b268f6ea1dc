package dev.cartlog.command.log;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A shard's log on Kafka: two transactional producers and a reader.
 *
 * <p>Kafka's transactional calls block, so each lane has a thread of its own. Futures complete on those threads; the
 * shard hands results over to its own.
 */
public final class KafkaShardLog implements ShardLog {
    /** A fence that replaces a hanging call, a read and a close: more never wait on a lane. */
    private static final int LANE_CALLS_MAX = 8;

    private final Map<Lane, LaneProducer> producers = new EnumMap<>(Lane.class);
    private final Map<Lane, ExecutorService> threads = new EnumMap<>(Lane.class);
    private final StateReader reader;

    /** @param partition the shard's partition of the events and state topics */
    public KafkaShardLog(KafkaClients clients, ShardTopics topics, int partition) {
        this.reader = new StateReader(clients, topics, partition);
        for (Lane lane : Lane.values()) {
            producers.put(lane, new LaneProducer(clients, topics, partition, lane));
            threads.put(lane, laneThread(lane.transactionalId(partition)));
        }
    }

    @Override
    public CompletableFuture<Void> fence(Lane lane) {
        return call(lane, "fencing " + lane, () -> {
            producer(lane).fence();
            return null;
        });
    }

    @Override
    public CompletableFuture<Long> stateEnd() {
        return call(Lane.A, "asking for the end of the state", reader::end);
    }

    @Override
    public CompletableFuture<StateChunk> readState(long fromOffset) {
        return call(Lane.A, "reading the state", () -> reader.read(fromOffset));
    }

    @Override
    public CompletableFuture<Void> encode(Lane lane, List<LogRecord> records) {
        return call(lane, "encoding " + records.size() + " records", () -> {
            records.forEach(LogRecord::value);
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> append(Lane lane, List<LogRecord> records) {
        return call(lane, "sending " + records.size() + " records on " + lane, () -> {
            producer(lane).append(records);
            return null;
        });
    }

    @Override
    public CompletableFuture<CommitReceipt> commit(Lane lane, long appended, List<LogRecord> rest) {
        return call(lane, "committing " + (appended + rest.size()) + " records on " + lane, () -> {
            reader.close();
            return producer(lane).commit(appended, rest);
        });
    }

    @Override
    public void close() {
        for (Lane lane : Lane.values()) {
            CompletableFuture<Void> closed = call(lane, "closing " + lane, () -> {
                reader.close();
                producer(lane).close();
                return null;
            });
            // After the pending calls, which end by themselves within their time limit.
            Completion.of(closed, (done, failed) -> thread(lane).shutdown());
        }
    }

    private <T> CompletableFuture<T> call(Lane lane, String doing, Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            thread(lane).execute(() -> run(doing, action, result));
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(KafkaFailures.translate(doing, e));
        }
        return result;
    }

    private static <T> void run(String doing, Callable<T> action, CompletableFuture<T> result) {
        T value;
        try {
            value = action.call();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            result.completeExceptionally(KafkaFailures.translate(doing, e));
            return;
        }
        result.complete(value);
    }

    private LaneProducer producer(Lane lane) {
        return java.util.Objects.requireNonNull(producers.get(lane));
    }

    private ExecutorService thread(Lane lane) {
        return java.util.Objects.requireNonNull(threads.get(lane));
    }

    private static ExecutorService laneThread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(LANE_CALLS_MAX),
                task -> Thread.ofPlatform().name(name).daemon().unstarted(task));
    }
}
