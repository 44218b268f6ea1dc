package dev.cartlog.examples.orders;

import dev.cartlog.events.serde.EventSerializer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the Kafka clients, each with the settings that the guarantees of {@link OrderLoop} rest on. */
final class KafkaClients {
    private static final int BATCH_RECORDS_MAX = 200;
    private static final int SESSION_TIMEOUT_MS = 6_000;
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;
    private static final int REQUEST_TIMEOUT_MS = 8_000;
    private static final int DELIVERY_TIMEOUT_MS = 10_000;
    private static final String COMMITTED_ONLY =
            IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT);

    private KafkaClients() {}

    /** Shares the checkouts with the other instances; its position is committed by {@link #outcomes}' transactions. */
    static Consumer<String, byte[]> checkouts(OrderServiceConfig config) {
        Map<String, Object> settings = reader(config);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH_RECORDS_MAX);
        return consumer(settings);
    }

    /** Reads every answer from the first one, in no group. */
    static Consumer<String, byte[]> history(OrderServiceConfig config) {
        return consumer(reader(config));
    }

    private static Map<String, Object> reader(OrderServiceConfig config) {
        Map<String, Object> settings = config.kafka().settings();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, COMMITTED_ONLY);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A new group starts with the first checkout ever made.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private static Consumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Writes answers and positions in transactions. Its id is stable, so a restart ends at once what a crash left open
     * instead of letting readers wait for the timeout.
     */
    static Producer<String, SpecificRecord> outcomes(
            OrderServiceConfig config, EventSerializer<SpecificRecord> serializer) {
        Map<String, Object> settings = config.kafka()
                .with(Map.of(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.group() + "-" + config.instance(),
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS));
        return new KafkaProducer<>(settings, new StringSerializer(), serializer);
    }

    /** Asks about offsets. */
    static Admin admin(OrderServiceConfig config) {
        return Admin.create(config.kafka().settings());
    }

    /** The offset after the last record of each partition, records of open transactions included. */
    static Map<TopicPartition, Long> endOffsets(Admin admin, List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        try {
            // Admin answers for uncommitted records too unless told otherwise.
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> found =
                    admin.listOffsets(latest).all().get();
            Map<TopicPartition, Long> ends = new HashMap<>();
            found.forEach((partition, info) -> ends.put(partition, info.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("the end of the earlier answers is not known", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
