package dev.cartlog.acceptance.faults;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.events.topics.Topic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who owns which shard, by the owners' own announcements. */
final class Owners {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final TopicPartition ANNOUNCEMENTS = new TopicPartition(Topic.CART_SHARDS.topicName(), 0);

    /**
     * An owner's announcement. It says the same again whenever it has nothing else to write.
     *
     * @param term which of the instances' terms as owner, told apart by when they began
     * @param announced when this record was written
     */
    private record Announcement(int partition, int port, String term, Instant announced) {
        static Announcement of(ConsumerRecord<String, String> record) {
            JsonNode json = JsonMapper.shared().readTree(record.value());
            int partition = Integer.parseInt(record.key());
            int port = URI.create(json.required("url").asString()).getPort();
            String term = partition + " " + port + " " + json.required("since").asString();
            return new Announcement(partition, port, term, Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private Owners() {}

    /** The port of the instance that last took over each partition. */
    static Map<Integer, Integer> ports(Addresses addresses) {
        return read(addresses).stream()
                .collect(Collectors.toMap(Announcement::partition, Announcement::port, (earlier, later) -> later));
    }

    /** When a shard last had a new owner that took requests. */
    static Instant lastMove(Addresses addresses) {
        Set<String> terms = new HashSet<>();
        return read(addresses).stream()
                .filter(announcement -> terms.add(announcement.term()))
                .map(Announcement::announced)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** All that the topic still holds, in order. */
    private static List<Announcement> read(Addresses addresses) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", addresses.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(ANNOUNCEMENTS));
            consumer.seekToBeginning(List.of(ANNOUNCEMENTS));
            long end = consumer.endOffsets(List.of(ANNOUNCEMENTS)).getOrDefault(ANNOUNCEMENTS, 0L);
            List<Announcement> read = new ArrayList<>();
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (consumer.position(ANNOUNCEMENTS) < end) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException("who owns the shards could not be read within " + DEADLINE);
                }
                consumer.poll(POLL).forEach(record -> read.add(Announcement.of(record)));
            }
            return read;
        }
    }
}
