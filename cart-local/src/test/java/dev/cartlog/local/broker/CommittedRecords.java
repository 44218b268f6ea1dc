package dev.cartlog.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The values of all committed records of a topic, up to its very end: no transaction may stay open. */
final class CommittedRecords {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private CommittedRecords() {}

    static Set<String> of(int port, String topic, int partitions) {
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (Consumer<String, String> committed = consumer(port, "read_committed");
                Consumer<String, String> everything = consumer(port, "read_uncommitted")) {
            Map<TopicPartition, Long> ends = everything.endOffsets(all);
            committed.assign(all);
            committed.seekToBeginning(all);
            Set<String> values = new HashSet<>();
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> committed.position(end.getKey()) < end.getValue())) {
                committed.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                assertThat(System.nanoTime())
                        .describedAs("%s cannot be read to its ends %s: a transaction is still open", topic, ends)
                        .isLessThan(deadline);
            }
            return values;
        }
    }

    private static Consumer<String, String> consumer(int port, String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + port, "isolation.level", isolation),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
