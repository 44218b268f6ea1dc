package dev.cartlog.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.serde.Compatibility;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventHeaders;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.RegistryRefusedException;
import dev.cartlog.events.serde.RegistryUnavailableException;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.events.topics.TopicSetupException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics, schemas and events on a real broker and a real registry. */
class EventsOnThePlatformIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    private static EmbeddedPlatform platform;
    private static SchemaRegistryClient registry;
    private static Admin kafka;
    private static TopicAdmin topics;

    @BeforeAll
    static void start() throws InterruptedException {
        platform = new EmbeddedPlatform(directory);
        registry = new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl()));
        kafka = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
        topics = new TopicAdmin(kafka, DEADLINE);
        topics.ensure(TopicPlan.LOCAL);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        registry.close();
        platform.close();
    }

    @Test
    void topicsAreCreatedOnceAndThenVerified() throws Exception {
        assertThat(kafka.listTopics().names().get())
                .containsAll(
                        List.of(Topic.values()).stream().map(Topic::topicName).toList());
        assertThat(topics.ensure(TopicPlan.LOCAL)).isEmpty();
        topics.verify(TopicPlan.LOCAL);
    }

    @Test
    void topicsThatAreWrongAreRefusedWithTheRemedy() throws Exception {
        assertThatThrownBy(() -> topics.ensure(new TopicPlan(5, 1)))
                .isInstanceOf(TopicSetupException.class)
                .hasMessageContaining("cart-events has 4 partitions where 5 are expected");
        setCleanupPolicy("compact");
        assertThatThrownBy(() -> topics.verify(TopicPlan.LOCAL))
                .isInstanceOf(TopicSetupException.class)
                .hasMessageContaining("cart-checkouts has cleanup.policy=compact, needs delete")
                .hasMessageContaining("kafka-configs.sh");
        setCleanupPolicy("delete");
        topics.verify(TopicPlan.LOCAL);
    }

    private static void setCleanupPolicy(String policy) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topic.CART_CHECKOUTS.topicName());
        Collection<AlterConfigOp> change =
                List.of(new AlterConfigOp(new ConfigEntry("cleanup.policy", policy), OpType.SET));
        kafka.incrementalAlterConfigs(Map.of(topic, change)).all().get();
    }

    @Test
    void everySubjectHasOneVersionAndTheStrictestRuleHoweverOftenItIsRegistered() {
        SpecificRecord event = SomeEvents.checkedOut(1);
        byte[] first =
                EventSerializer.ensureRegistered(registry, Topic.values()).toBytes(Topic.CART_EVENTS, event);
        try (SchemaRegistryClient other = new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl()))) {
            assertThat(EventSerializer.ensureRegistered(other, Topic.values()).toBytes(Topic.CART_EVENTS, event))
                    .isEqualTo(first);
        }
        for (Topic topic : Topic.values()) {
            for (Class<?> type : topic.recordTypes()) {
                String subject = topic.topicName() + "-" + type.getName();
                assertThat(registry.compatibility(subject)).contains(Compatibility.FULL_TRANSITIVE);
                assertThat(registry.versions(subject)).as(subject).hasSize(1);
            }
        }
    }

    @Test
    void aVersionThatOldReadersCannotReadIsRefused() {
        EventSerializer.ensureRegistered(registry, Topic.ORDER_OUTCOMES);
        Schema renamed = new Schema.Parser()
                .parse(OrderPlaced.getClassSchema().toString().replace("\"orderId\"", "\"orderNumber\""));
        assertThatThrownBy(() -> registry.register("order-outcomes-dev.cartlog.events.OrderPlaced", renamed))
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("status 409")
                .hasMessageContaining("Only add fields with a default");
    }

    @Test
    void anEventTravelsThroughTheBroker() throws Exception {
        CartCheckedOut event = SomeEvents.checkedOut(7);
        ProducerRecord<String, SpecificRecord> sent =
                new ProducerRecord<>(Topic.CART_CHECKOUTS.topicName(), 2, "key", event);
        EventHeaders.add(sent.headers(), event, null);
        try (KafkaProducer<String, SpecificRecord> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers()),
                new StringSerializer(),
                EventSerializer.ensureRegistered(registry, Topic.CART_CHECKOUTS))) {
            producer.send(sent).get();
        }
        ConsumerRecord<String, SpecificRecord> received = receive(sent.partition());
        assertThat(received.value()).isEqualTo(event);
        assertThat(EventHeaders.get(received.headers(), EventHeaders.TYPE)).contains("CartCheckedOut");
    }

    private static ConsumerRecord<String, SpecificRecord> receive(int partition) {
        try (KafkaConsumer<String, SpecificRecord> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers(), "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                EventDeserializer.preloaded(registry, SpecificRecord.class, Topic.CART_CHECKOUTS))) {
            consumer.assign(List.of(new TopicPartition(Topic.CART_CHECKOUTS.topicName(), partition)));
            return consumer.poll(DEADLINE).iterator().next();
        }
    }

    @Test
    void anOutageOfTheRegistryConcernsOnlyThoseWhoStart() throws Exception {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(registry, Topic.CART_EVENTS);
        EventDeserializer<SpecificRecord> deserializer =
                EventDeserializer.preloaded(registry, SpecificRecord.class, Topic.CART_EVENTS);
        platform.killRegistry();
        CartCheckedOut event = SomeEvents.checkedOut(8);
        assertThat(deserializer.fromBytes(serializer.toBytes(Topic.CART_EVENTS, event)))
                .isEqualTo(event);
        assertThatThrownBy(() -> EventSerializer.ensureRegistered(registry, Topic.CART_EVENTS))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(platform.registryUrl().toString());
        platform.restartRegistry();
        assertThat(EventSerializer.ensureRegistered(registry, Topic.CART_EVENTS).toBytes(Topic.CART_EVENTS, event))
                .isEqualTo(serializer.toBytes(Topic.CART_EVENTS, event));
    }
}
