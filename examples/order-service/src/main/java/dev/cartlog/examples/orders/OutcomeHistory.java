package dev.cartlog.examples.orders;

import dev.cartlog.events.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * This service's memory: the answers on {@code order-outcomes}, its own and those of its other instances, from the first
 * one on. They are committed together with the position in the input, so what is remembered is never ahead of or behind
 * what was answered.
 */
final class OutcomeHistory {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CATCH_UP_DEADLINE = Duration.ofMinutes(2);

    private final Consumer<String, byte[]> consumer;
    private final Function<List<TopicPartition>, Map<TopicPartition, Long>> endOffsets;
    private final Records records;
    private final AnsweredCheckouts answered;
    private final LongSupplier nanoTime;
    private final List<TopicPartition> partitions;

    /**
     * Starts at the first answer.
     *
     * @param consumer reads committed records only, belongs to no group; owned by the caller
     * @param endOffsets the offset after the last record of each partition, committed or not
     * @param answered what is filled
     */
    OutcomeHistory(
            Consumer<String, byte[]> consumer,
            Function<List<TopicPartition>, Map<TopicPartition, Long>> endOffsets,
            Records records,
            AnsweredCheckouts answered,
            LongSupplier nanoTime) {
        this.consumer = consumer;
        this.endOffsets = endOffsets;
        this.records = records;
        this.answered = answered;
        this.nanoTime = nanoTime;
        this.partitions = consumer.partitionsFor(Topic.ORDER_OUTCOMES.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Reads on to the end as it is now. The end counts records of open transactions too: the consumer gets past them
     * only when they are decided, so no answer that is about to be committed is missed.
     *
     * @throws TimeoutException when that takes too long, for example because a transaction stays open
     */
    void catchUp() {
        Map<TopicPartition, Long> ends = endOffsets.apply(partitions);
        long deadline = nanoTime.getAsLong() + CATCH_UP_DEADLINE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (nanoTime.getAsLong() - deadline > 0) {
                throw new TimeoutException("the earlier answers could not be read within " + CATCH_UP_DEADLINE);
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                Outcome.remember(record, records, answered);
            }
        }
    }
}
