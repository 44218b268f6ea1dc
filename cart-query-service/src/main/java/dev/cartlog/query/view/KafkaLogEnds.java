package dev.cartlog.query.view;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.kafka.Refusals;
import dev.cartlog.query.topology.Part;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Asks the broker. For one thread. */
public final class KafkaLogEnds implements LogEnds, AutoCloseable {
    private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration POLL_MAX = Duration.ofMillis(500);
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(2);
    private static final int FETCH_BYTES_MAX = 256 * 1024;
    /** How many offsets before the end the search begins, and by what it grows as long as it finds marks only. */
    private static final long REACH_OFFSETS = 32;

    private static final int REACH_GROWTH = 16;

    private final String group;
    private final Function<Part, String> topics;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Connects when first asked.
     *
     * @param group whose committed offsets count
     * @param topics the topic of a part
     */
    public KafkaLogEnds(KafkaConnection kafka, String group, Function<Part, String> topics) {
        this.group = group;
        this.topics = topics;
        int timeoutMs = (int) QUESTION_TIMEOUT.toMillis();
        admin = Admin.create(kafka.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs)));
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        timeoutMs,
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        timeoutMs,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        FETCH_BYTES_MAX)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    @Override
    public Map<Part, Long> ends(Set<Part> parts) {
        var answer = admin.listOffsets(
                parts.stream().collect(Collectors.toMap(this::place, part -> OffsetSpec.latest())),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
        Map<Part, Long> ends = new HashMap<>();
        parts.forEach(part ->
                ends.put(part, answered(answer.partitionResult(place(part))).offset()));
        return ends;
    }

    @Override
    public long committed(Part part) {
        OffsetAndMetadata found = answered(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .get(place(part));
        return found == null ? 0 : found.offset();
    }

    @Override
    public OptionalLong lastRecord(Part part, long from, long end) {
        TopicPartition place = place(part);
        consumer.assign(List.of(place));
        long reach = REACH_OFFSETS;
        while (true) {
            long start = Math.max(from, end - reach);
            OptionalLong last = lastFrom(place, start, end);
            if (last.isPresent() || start == from) {
                return last;
            }
            reach *= REACH_GROWTH;
        }
    }

    private OptionalLong lastFrom(TopicPartition place, long start, long end) {
        consumer.seek(place, start);
        long deadline = System.nanoTime() + QUESTION_TIMEOUT.toNanos();
        OptionalLong last = OptionalLong.empty();
        while (consumer.position(place) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_MAX)) {
                if (record.offset() < end) {
                    last = OptionalLong.of(record.offset());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the end of " + place + " could not be read in time");
            }
        }
        return last;
    }

    private TopicPartition place(Part part) {
        return new TopicPartition(topics.apply(part), part.partition());
    }

    private static <T> T answered(KafkaFuture<T> future) {
        try {
            return future.get(QUESTION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer: " + e.getMessage() + Refusals.remedy(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka", e);
        }
    }

    @Override
    public void close() {
        admin.close(CLOSE_DEADLINE);
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE_DEADLINE));
    }
}
