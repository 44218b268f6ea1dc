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
    private boolean begun;
    private long appended;
    private @Nullable Future<RecordMetadata> lastState;

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
        ended();
        fresh.initTransactions();
    }

    /** Begins the transaction, if there is none, and hands records to the producer. They need not leave before the commit. */
    void append(List<LogRecord> records) throws ExecutionException, InterruptedException {
        KafkaProducer<String, byte[]> current = current();
        // A producer that is fed slowly sends many small requests: what is not encoded yet is encoded first.
        records.forEach(LogRecord::value);
        if (!begun) {
            current.beginTransaction();
            begun = true;
            KillPoint.TRANSACTION_BEGUN.reached();
        }
        for (LogRecord record : records) {
            Future<RecordMetadata> sent = send(current, record);
            appended++;
            if (record.stream() == LogStream.STATE) {
                lastState = sent;
            }
        }
    }

    /** @throws IllegalStateException when not everything arrived here that was meant to be in the transaction */
    CommitReceipt commit(long expected, List<LogRecord> rest) throws ExecutionException, InterruptedException {
        if (appended != expected) {
            throw new IllegalStateException("a part of the transaction is missing: of " + expected
                    + " records handed over before its commit there are " + appended);
        }
        append(rest);
        KafkaProducer<String, byte[]> current = current();
        KillPoint.SENT.reached();
        KillPoint.BEFORE_COMMIT.reachedAfter(current::flush);
        current.commitTransaction();
        KillPoint.AFTER_COMMIT.reached();
        Future<RecordMetadata> last = lastState;
        ended();
        return new CommitReceipt(
                last == null ? CommitReceipt.NO_STATE : last.get().offset() + 1);
    }

    private KafkaProducer<String, byte[]> current() {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            throw new IllegalStateException("the lane was not fenced");
        }
        return current;
    }

    private void ended() {
        begun = false;
        appended = 0;
        lastState = null;
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
