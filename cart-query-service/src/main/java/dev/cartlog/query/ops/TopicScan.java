package dev.cartlog.query.ops;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.query.view.NotReadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a stretch of a topic that is none of the views, for an operator who looks once. It connects for each reading:
 * nothing is kept for questions that are seldom asked.
 */
public final class TopicScan {
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(20);
    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final int API_TIMEOUT_MS = 5000;

    private final KafkaConnection kafka;

    /** Connects when asked. */
    public TopicScan(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /**
     * Every committed record from a moment to the present end.
     *
     * @throws NotReadableException when Kafka does not answer, or the stretch is too long to be read in time
     */
    public void read(String topic, int partition, Instant from, Consumer<ConsumerRecord<String, byte[]>> taker) {
        TopicPartition place = new TopicPartition(topic, partition);
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            consumer.assign(List.of(place));
            OffsetAndTimestamp begin =
                    consumer.offsetsForTimes(Map.of(place, from.toEpochMilli())).get(place);
            if (begin != null) {
                consumer.seek(place, begin.offset());
                read(consumer, place, taker);
            }
        } catch (KafkaException e) {
            throw new NotReadableException(topic + " cannot be read: " + e.getMessage());
        }
    }

    private static void read(
            KafkaConsumer<String, byte[]> consumer,
            TopicPartition place,
            Consumer<ConsumerRecord<String, byte[]>> taker) {
        long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
        long deadline = System.nanoTime() + ANSWER_DEADLINE.toNanos();
        while (consumer.position(place) < end) {
            consumer.poll(POLL_MAX).forEach(taker);
            if (System.nanoTime() > deadline) {
                throw new NotReadableException(place + " is too long to be read in time");
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        API_TIMEOUT_MS,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
