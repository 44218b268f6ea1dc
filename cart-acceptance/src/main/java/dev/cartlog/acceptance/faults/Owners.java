package dev.cartlog.acceptance.faults;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.events.topics.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** Who owns which shard, by the owners' own last announcements. */
final class Owners {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final TopicPartition ANNOUNCEMENTS = new TopicPartition(Topic.CART_SHARDS.topicName(), 0);

    private Owners() {}

    /** The port of the instance that last took over each partition. */
    static Map<Integer, Integer> ports(Addresses addresses) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", addresses.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(ANNOUNCEMENTS));
            consumer.seekToBeginning(List.of(ANNOUNCEMENTS));
            long end = consumer.endOffsets(List.of(ANNOUNCEMENTS)).getOrDefault(ANNOUNCEMENTS, 0L);
            Map<Integer, Integer> ports = new HashMap<>();
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (consumer.position(ANNOUNCEMENTS) < end) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("who owns the shards could not be read within " + DEADLINE);
                }
                consumer.poll(POLL).forEach(record -> ports.put(partition(record), port(record)));
            }
            return ports;
        }
    }

    private static int partition(ConsumerRecord<String, String> record) {
        return Integer.parseInt(record.key());
    }

    private static int port(ConsumerRecord<String, String> record) {
        return URI.create(JsonMapper.shared()
                        .readTree(record.value())
                        .required("url")
                        .asString())
                .getPort();
    }
}
