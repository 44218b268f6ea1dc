package dev.cartlog.command.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads a shard's state stream. Connected only while a take-over is under way. */
final class StateReader {
    private final KafkaClients clients;
    private final TopicPartition partition;
    private @Nullable KafkaConsumer<String, byte[]> consumer;
    private long position = -1;

    StateReader(KafkaClients clients, ShardTopics topics, int shard) {
        this.clients = clients;
        this.partition = new TopicPartition(topics.state(), shard);
    }

    /** The high watermark: asked with {@code read_uncommitted}, because the stable offset stops at open transactions. */
    synchronized long end() {
        try (KafkaConsumer<String, byte[]> uncommitted =
                clients.reader("cart-shard-end-" + partition.partition(), IsolationLevel.READ_UNCOMMITTED)) {
            uncommitted.assign(List.of(partition));
            Map<TopicPartition, Long> ends = uncommitted.endOffsets(List.of(partition));
            return java.util.Objects.requireNonNull(ends.get(partition));
        }
    }

    synchronized StateChunk read(long fromOffset) {
        KafkaConsumer<String, byte[]> reading = connected(fromOffset);
        List<StateRecord> records = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> read : reading.poll(KafkaClients.callMax())) {
            records.add(new StateRecord(read.key(), read.value()));
        }
        position = reading.position(partition);
        return new StateChunk(records, position);
    }

    private KafkaConsumer<String, byte[]> connected(long fromOffset) {
        KafkaConsumer<String, byte[]> current = consumer;
        if (current == null) {
            current = clients.loader("cart-shard-load-" + partition.partition());
            consumer = current;
            current.assign(List.of(partition));
            position = -1;
        }
        if (fromOffset == 0) {
            current.seekToBeginning(List.of(partition));
        } else if (position != fromOffset) {
            current.seek(partition, new OffsetAndMetadata(fromOffset));
        }
        return current;
    }

    synchronized void close() {
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            consumer = null;
            current.close();
        }
    }
}
