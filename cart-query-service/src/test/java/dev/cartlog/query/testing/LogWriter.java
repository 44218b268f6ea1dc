package dev.cartlog.query.testing;

import dev.cartlog.codec.CatalogMapper;
import dev.cartlog.codec.EventRecords;
import dev.cartlog.codec.StateMapper;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.query.topology.Partitions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the log as the command service does: events and states in one transaction. */
public final class LogWriter implements AutoCloseable {
    private final EventSerializer<SpecificRecord> serializer;
    private final KafkaProducer<String, byte[]> producer;

    /** Registers the schemas. */
    public LogWriter(String bootstrapServers, SchemaRegistryClient registry) {
        serializer =
                EventSerializer.ensureRegistered(registry, Topic.CART_EVENTS, Topic.CART_STATE, Topic.CATALOG_ITEMS);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "test-writer"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Appends a whole history, or the part of it that is new; returns when it is committed. */
    public void append(List<RecordedEvent> events) {
        producer.beginTransaction();
        events.forEach(this::send);
        producer.commitTransaction();
    }

    /** Writes the state record that belongs to a history. */
    public void state(List<RecordedEvent> history) {
        var cart = Evolution.fold(history).orElseThrow();
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(
                Topic.CART_STATE.topicName(),
                new Partitions(TopicPlan.CART_PARTITIONS_DEFAULT).of(cart.cartId()),
                cart.cartId().toString(),
                serializer.toBytes(Topic.CART_STATE, StateMapper.toAvro(cart))));
        producer.commitTransaction();
    }

    /** Appends events and never commits them. */
    public void appendAndAbort(List<RecordedEvent> events) {
        producer.beginTransaction();
        events.forEach(this::send);
        producer.flush();
        producer.abortTransaction();
    }

    /** Appends anything. */
    public void appendRaw(String key, String value) {
        producer.beginTransaction();
        var _ = producer.send(
                new ProducerRecord<>(Topic.CART_EVENTS.topicName(), key, value.getBytes(StandardCharsets.UTF_8)));
        producer.commitTransaction();
    }

    /** Puts an article into the catalogue. */
    public void put(CatalogItem item) {
        producer.beginTransaction();
        var _ = producer.send(new ProducerRecord<>(
                Topic.CATALOG_ITEMS.topicName(),
                item.sku().value(),
                serializer.toBytes(Topic.CATALOG_ITEMS, CatalogMapper.toAvro(item))));
        producer.commitTransaction();
    }

    private void send(RecordedEvent event) {
        var _ = producer.send(EventRecords.of(event, serializer));
    }

    @Override
    public void close() {
        producer.close();
    }
}
