package dev.cartlog.acceptance.verify;

import dev.cartlog.events.kafka.KafkaConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads partitions from their beginning to an end, committed records only. */
final class LogReader implements AutoCloseable {
    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    LogReader(KafkaConnection kafka) {
        admin = Admin.create(kafka.settings());
        Map<String, Object> settings =
                kafka.with(Map.of("isolation.level", "read_committed", "client.id", "cart-verify"));
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    int partitions(String topic) {
        return consumer.partitionsFor(topic).size();
    }

    /** Behind the last committed record there is now. */
    long end(String topic, int partition) throws InterruptedException {
        TopicPartition place = new TopicPartition(topic, partition);
        try {
            return admin.listOffsets(
                            Map.of(place, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .partitionResult(place)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of " + place + " is not known", e);
        }
    }

    /**
     * Every record before an end, in order.
     *
     * @param progress hears of the offset reached, now and then
     * @throws IllegalStateException when nothing comes for half a minute
     */
    void read(String topic, int partition, long end, Consumer<RawRecord> records, LongConsumer progress) {
        TopicPartition place = new TopicPartition(topic, partition);
        consumer.assign(List.of(place));
        consumer.seekToBeginning(List.of(place));
        long reached = consumer.position(place);
        long deadline = System.nanoTime() + SILENCE_MAX.toNanos();
        while (reached < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_MAX)) {
                if (record.offset() < end) {
                    records.accept(raw(record));
                }
            }
            long now = consumer.position(place);
            if (now > reached) {
                reached = now;
                deadline = System.nanoTime() + SILENCE_MAX.toNanos();
                progress.accept(Math.min(reached, end));
            } else if (System.nanoTime() > deadline) {
                throw new IllegalStateException("nothing more comes of " + place);
            }
        }
    }

    private static RawRecord raw(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
        return new RawRecord(record.partition(), record.offset(), key, record.value());
    }

    @Override
    public void close() {
        admin.close();
        consumer.close();
    }
}
