package dev.cartlog.local.broker;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After a kill the broker's group coordinators must read their topic once. When they read it twice and the first reading
 * takes long, they mix the two up and forget members and offsets, or never answer again.
 */
class KilledBrokerIT {
    private static final String LOADING = "Scheduling loading of metadata from __consumer_offsets-";
    private static final int COORDINATORS = 4;
    private static final TopicPartition PARTITION = new TopicPartition("read", 0);
    private static final long OFFSET = 17;

    @TempDir
    private Path directory;

    @Test
    void readsWhatItsGroupsCommittedOnce() throws Exception {
        Path log = directory.resolve("broker.log");
        try (KillableBroker broker = KillableBroker.start(directory, log)) {
            commit(broker);
            assertThat(loads(log)).describedAs("loads of a new broker").isEqualTo(COORDINATORS);
            broker.kill();
            broker.startAgain();
            assertThat(committed(broker)).isEqualTo(OFFSET);
            assertThat(loads(log))
                    .describedAs("loads with those after the kill")
                    .isEqualTo(2 * COORDINATORS);
        }
    }

    private static void commit(KillableBroker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
                KafkaConsumer<byte[], byte[]> consumer = consumer(broker)) {
            admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 1, (short) 1)))
                    .all()
                    .get();
            consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(OFFSET)));
        }
    }

    private static long committed(KillableBroker broker) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(broker)) {
            return requireNonNull(consumer.committed(Set.of(PARTITION)).get(PARTITION))
                    .offset();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KillableBroker broker) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.address(), "group.id", "readers", "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static long loads(Path log) throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(LOADING)).count();
        }
    }
}
