package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.load.Load;
import dev.cartlog.acceptance.verify.VerifyMain;
import dev.cartlog.events.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPlatform.class)
class VerifyIT {
    private static final String COPY = "cart-events-copy";
    private static final int CARTS = 6;
    private static final int SHOPPERS_PER_CART = 1;
    private static final int ADDS = 60;
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private record Run(int code, String output) {}

    private static Run verify(SharedPlatform.Handle platform, String... words) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = VerifyMain.run(
                List.of(words), platform.now().addresses(), new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8));
    }

    private static void shop(SharedPlatform.Handle platform) throws Exception {
        try (Load load = Load.start(List.of(platform.now().addresses().command()), CARTS, SHOPPERS_PER_CART)) {
            load.awaitMore(ADDS, DEADLINE);
            load.stop();
        }
    }

    @Test
    void statesAndViewsAreTheFoldOfTheLog(SharedPlatform.Handle platform) throws Exception {
        shop(platform);
        Run run = verify(platform);
        assertThat(run.output()).contains("Everything holds");
        assertThat(run.code()).isZero();
    }

    @Test
    void aChangedByteInACopiedLogIsNamedAtItsEvent(SharedPlatform.Handle platform) throws Exception {
        shop(platform);
        RecordMetadata changed =
                copyWithOneByteChanged(platform.now().addresses().bootstrapServers());
        Run run = verify(platform, "--log", COPY);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .contains("at partition " + changed.partition() + " offset " + changed.offset() + ": ")
                .contains("1 findings");
    }

    /** Where the event with the changed byte lies in the copy. */
    private static RecordMetadata copyWithOneByteChanged(String bootstrapServers) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> log = read(bootstrapServers);
        int victim = log.size() / 2;
        List<RecordMetadata> places = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ConsumerRecord<byte[], byte[]> record : log) {
                byte[] value = record.value();
                if (places.size() == victim) {
                    value[value.length / 2] ^= 1;
                }
                places.add(producer.send(new ProducerRecord<>(COPY, record.partition(), record.key(), value))
                        .get());
            }
        }
        return places.get(victim);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> places = consumer.partitionsFor(Topic.CART_EVENTS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            create(bootstrapServers, places.size());
            consumer.assign(places);
            consumer.seekToBeginning(places);
            Map<TopicPartition, Long> ends = consumer.endOffsets(places);
            while (places.stream().anyMatch(place -> consumer.position(place) < ends.getOrDefault(place, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(log::add);
            }
        }
        return log;
    }

    private static void create(String bootstrapServers, int partitions)
            throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(COPY, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }
}
