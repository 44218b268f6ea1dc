package dev.cartlog.local.catalog;

import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic {@code catalog-items}: one record a product, the newest counts. */
public final class CatalogTopic implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.CATALOG_ITEMS.topicName(), 0);

    private final KafkaConnection kafka;
    private final SchemaRegistryClient registry;

    /** Connects on first use only. */
    public CatalogTopic(KafkaConnection kafka, URI registry) {
        this.kafka = kafka;
        this.registry = new SchemaRegistryClient(RegistryOptions.of(registry));
    }

    /**
     * Puts the products and returns when the broker has them.
     *
     * @throws IllegalStateException when it does not take them in time
     */
    public void put(List<Product> products) throws InterruptedException {
        Map<String, Object> config = kafka.with(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) DEADLINE.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) DEADLINE.toMillis() / 2,
                ProducerConfig.LINGER_MS_CONFIG,
                0));
        EventSerializer<CatalogItem> serializer = EventSerializer.ensureRegistered(registry, Topic.CATALOG_ITEMS);
        try (KafkaProducer<String, CatalogItem> producer =
                new KafkaProducer<>(config, new StringSerializer(), serializer)) {
            List<Future<RecordMetadata>> sent = products.stream()
                    .map(product ->
                            producer.send(new ProducerRecord<>(PARTITION.topic(), product.sku(), product.toRecord())))
                    .toList();
            for (Future<RecordMetadata> record : sent) {
                record.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the catalogue could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * The newest record of a product; empty when it has none or was deleted.
     *
     * @throws IllegalStateException when the broker does not deliver in time
     */
    public Optional<CatalogItem> find(String sku) {
        Optional<CatalogItem> found = Optional.empty();
        long giveUp = System.nanoTime() + DEADLINE.toNanos();
        try (KafkaConsumer<String, CatalogItem> consumer = consumer()) {
            long end = end(consumer);
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            while (consumer.position(PARTITION, DEADLINE) < end) {
                for (ConsumerRecord<String, CatalogItem> record : consumer.poll(POLL)) {
                    if (record.key().equals(sku)) {
                        found = Optional.ofNullable(record.value());
                    }
                }
                if (System.nanoTime() - giveUp > 0) {
                    throw new IllegalStateException(
                            "the catalogue could not be read within " + DEADLINE.toSeconds() + " s");
                }
            }
        }
        return found;
    }

    private static long end(KafkaConsumer<String, CatalogItem> consumer) {
        return consumer.endOffsets(List.of(PARTITION), DEADLINE).getOrDefault(PARTITION, 0L);
    }

    private KafkaConsumer<String, CatalogItem> consumer() {
        return new KafkaConsumer<>(
                kafka.settings(), new StringDeserializer(), new EventDeserializer<>(registry, CatalogItem.class));
    }

    /** Ends connections to the registry. */
    @Override
    public void close() {
        registry.close();
    }
}
