package dev.cartlog.command.shard;

import dev.cartlog.command.axon.EventFormat;
import dev.cartlog.command.axon.EventLog;
import dev.cartlog.command.axon.EventReads;
import dev.cartlog.command.axon.SequencedEvent;
import dev.cartlog.command.axon.TopicEventReads;
import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.KafkaShardLog;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogException;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** One partition of arbitrary events: the shard's log, lanes and group commit, without carts. */
public final class KafkaEventLog implements EventLog, GroupCommit.Host, AutoCloseable {
    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private final Map<String, Long> lastSequences = new ConcurrentHashMap<>();
    private final KafkaShardLog log;
    private final GroupCommit commits;
    private final EventReads reads;
    private final Function<SequencedEvent, LogRecord> write;

    public KafkaEventLog(
            KafkaClients clients, ShardTopics topics, EventFormat format, Function<SequencedEvent, LogRecord> write) {
        this(new KafkaShardLog(clients, topics, 0), new TopicReader(clients, topics.events(), 1), format, write);
    }

    /** The writer of one partition, and a reader of all. */
    public KafkaEventLog(
            KafkaShardLog log, TopicReader topic, EventFormat format, Function<SequencedEvent, LogRecord> write) {
        this.log = log;
        this.reads = new TopicEventReads(topic, format);
        this.commits = new GroupCommit(log, this, BatchLimits.STANDARD);
        this.write = write;
        log.fence(Lane.A).join();
        log.fence(Lane.B).join();
    }

    @Override
    public Executor owner() {
        return task -> owner.execute(() -> {
            task.run();
            commits.flush();
        });
    }

    @Override
    public long lastSequence(String aggregateId) {
        return lastSequences.getOrDefault(aggregateId, SequencedEvent.NO_SEQUENCE);
    }

    @Override
    public CompletableFuture<Void> append(List<SequencedEvent> events, @Nullable ProcessingContext context) {
        for (SequencedEvent event : events) {
            if (event.aggregateId() != null) {
                lastSequences.put(event.aggregateId(), event.sequence());
            }
        }
        return commits.append(events.stream().map(write).toList());
    }

    @Override
    public EventReads reads() {
        return reads;
    }

    @Override
    public void post(Runnable event) {
        owner().execute(event);
    }

    @Override
    public List<LogRecord> insteadOfStates() {
        return List.of();
    }

    @Override
    public void committed(Batch batch, long tookNanos) {}

    @Override
    public void keep(Batch batch, CommitReceipt receipt) {}

    @Override
    public void commitFailed(LogException failure) {
        commits.abandon();
        throw failure;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void close() {
        log.close();
        owner.shutdown();
    }
}
