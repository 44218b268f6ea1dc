package dev.cartlog.command.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A lane's transactional producer. All calls block and come from one thread. */
final class LaneProducer {
    private final KafkaClients clients;
    private final ShardTopics topics;
    private final int partition;
    private final String transactionalId;
    private @Nullable KafkaProducer<String, byte[]> producer;

    LaneProducer(KafkaClients clients, ShardTopics topics, int partition, Lane lane) {
        this.clients = clients;
        this.topics = topics;
        this.partition = partition;
        this.transactionalId = lane.transactionalId(partition);
    }

    /** A fresh producer each time: one that has seen a failure cannot be trusted with another transaction. */
    void fence() {
        close();
        KafkaProducer<String, byte[]> fresh = clients.lane(transactionalId);
        producer = fresh;
        fresh.initTransactions();
    }

    CommitReceipt commit(List<LogRecord> records) throws ExecutionException, InterruptedException {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            throw new IllegalStateException("the lane was not fenced");
        }
        // A producer that is fed slowly sends many small requests: what is not encoded yet is encoded first.
        records.forEach(LogRecord::value);
        current.beginTransaction();
        KillPoint.TRANSACTION_BEGUN.reached();
        Future<RecordMetadata> lastState = null;
        for (LogRecord record : records) {
            Future<RecordMetadata> sent = send(current, record);
            if (record.stream() == LogStream.STATE) {
                lastState = sent;
            }
        }
        KillPoint.SENT.reached();
        KillPoint.BEFORE_COMMIT.reachedAfter(current::flush);
        current.commitTransaction();
        KillPoint.AFTER_COMMIT.reached();
        return new CommitReceipt(
                lastState == null ? CommitReceipt.NO_STATE : lastState.get().offset() + 1);
    }

    /**
     * A record that the client cannot even keep, as it no longer knows any broker, comes back refused only after the longest
     * wait there is. Each further one would take as long: a large transaction would hang for many minutes.
     */
    private Future<RecordMetadata> send(KafkaProducer<String, byte[]> current, LogRecord record)
            throws ExecutionException, InterruptedException {
        Future<RecordMetadata> sent = current.send(toKafka(record));
        if (sent.isDone()) {
            var _ = sent.get();
        }
        return sent;
    }

    private ProducerRecord<String, byte[]> toKafka(LogRecord record) {
        ProducerRecord<String, byte[]> kafka = new ProducerRecord<>(
                topics.name(record.stream()),
                ShardTopics.partition(record.stream(), partition),
                record.key(),
                record.value());
        for (Map.Entry<String, String> header : record.headers().entrySet()) {
            kafka.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return kafka;
    }

    /** Does not wait: an open transaction is left to whoever fences the lane next, or to its timeout. */
    void close() {
        KafkaProducer<String, byte[]> current = producer;
        if (current != null) {
            producer = null;
            current.close(Duration.ZERO);
        }
    }
}
