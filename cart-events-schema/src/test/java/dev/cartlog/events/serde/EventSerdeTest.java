package dev.cartlog.events.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.events.CartCleared;
import dev.cartlog.events.CartStateOutline;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.LineItemRemoved;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.topics.Topic;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventSerdeTest {
    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = registry.client();

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    @Test
    void everyRecordComesBackAsItWas() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.values());
        EventDeserializer<SpecificRecord> deserializer = new EventDeserializer<>(client, SpecificRecord.class);
        for (SpecificRecord sample : Samples.all()) {
            for (Topic topic : Topic.values()) {
                if (topic.recordTypes().contains(sample.getClass())) {
                    byte[] bytes = serializer.serialize(topic.topicName(), sample);
                    assertThat(deserializer.deserialize(topic.topicName(), bytes))
                            .isEqualTo(sample);
                }
            }
        }
    }

    @Test
    void readsARecordAsAPartOfItself() {
        EventSerializer<SpecificRecord> serializer =
                EventSerializer.ensureRegistered(client, Topic.CART_STATE, Topic.ORDER_OUTCOMES);
        EventDeserializer<CartStateOutline> parts =
                EventDeserializer.projecting(client, CartStateOutline.class, Topic.CART_STATE);
        CartStateRecord whole = Samples.all().stream()
                .filter(CartStateRecord.class::isInstance)
                .map(CartStateRecord.class::cast)
                .findFirst()
                .orElseThrow();
        CartStateOutline part = parts.fromBytes(serializer.toBytes(Topic.CART_STATE, whole));
        assertThat(part.getSchema().getFields())
                .isNotEmpty()
                .allSatisfy(field -> assertThat(part.get(field.pos()))
                        .as(field.name())
                        .isEqualTo(whole.get(
                                whole.getSchema().getField(field.name()).pos())));
        byte[] other = serializer.toBytes(Topic.ORDER_OUTCOMES, new OrderPlaced("a", "b", "c"));
        assertThatExceptionOfType(MalformedRecordException.class)
                .isThrownBy(() -> parts.fromBytes(other))
                .withMessageContaining("cannot be read as dev.cartlog.events.CartStateOutline");
    }

    @Test
    void writesConfluentsWireFormat() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.ORDER_OUTCOMES);
        byte[] bytes = serializer.toBytes(Topic.ORDER_OUTCOMES, new OrderPlaced("a", "b", "c"));
        int id = registry.add("order-outcomes-dev.cartlog.events.OrderPlaced", portable(OrderPlaced.getClassSchema()));
        assertThat(bytes).containsExactly(0, 0, 0, 0, id, 2, 'a', 2, 'b', 2, 'c');
    }

    @Test
    void registersEachRecordOfATopicUnderItsOwnSubjectAndRule() {
        EventSerializer.ensureRegistered(client, Topic.ORDER_OUTCOMES);
        assertThat(registry.rules())
                .containsOnlyKeys(
                        "order-outcomes-dev.cartlog.events.OrderPlaced",
                        "order-outcomes-dev.cartlog.events.OrderRejected")
                .containsValue("FULL_TRANSITIVE");
    }

    @Test
    void setsTheRuleAfterwardsWhereASubjectMustExistFirst() {
        registry.ruleNeedsVersion();
        EventSerializer.ensureRegistered(client, Topic.CATALOG_ITEMS);
        assertThat(registry.rules()).containsEntry("catalog-items-dev.cartlog.events.CatalogItem", "FULL_TRANSITIVE");
    }

    @Test
    void instancesThatRegisterAtTheSameMomentDoNotDisturbEachOther() {
        registry.fail(
                FakeRegistry.status(404),
                FakeRegistry.status(409),
                FakeRegistry.body(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}"),
                FakeRegistry.status(409));
        EventSerializer.ensureRegistered(client, Topic.CATALOG_ITEMS);
        String subject = "catalog-items-dev.cartlog.events.CatalogItem";
        assertThat(registry.requests())
                .containsExactly(
                        "GET /config/" + subject,
                        "PUT /config/" + subject,
                        "GET /config/" + subject,
                        "POST /subjects/" + subject + "/versions",
                        "POST /subjects/" + subject + "/versions");
    }

    @Test
    void anIncompatibleSchemaIsRefused() {
        registry.fail(
                FakeRegistry.body(200, "{\"compatibilityLevel\":\"FULL_TRANSITIVE\"}"),
                FakeRegistry.status(409),
                FakeRegistry.status(409));
        assertThatExceptionOfType(RegistryRefusedException.class)
                .isThrownBy(() -> EventSerializer.ensureRegistered(client, Topic.CATALOG_ITEMS));
    }

    @Test
    void registersWithoutWhatOnlyJavaUnderstands() {
        assertThat(OrderPlaced.getClassSchema().toString()).contains("avro.java.string");
        assertThat(portable(OrderPlaced.getClassSchema())).doesNotContain("avro.java");
    }

    @Test
    void anOutageIsNotNoticedOnceWarm() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.CART_EVENTS);
        EventDeserializer<SpecificRecord> deserializer =
                EventDeserializer.preloaded(client, SpecificRecord.class, Topic.CART_EVENTS);
        registry.close();
        SpecificRecord event = new CartCleared(Samples.meta(1));
        assertThat(deserializer.fromBytes(serializer.toBytes(Topic.CART_EVENTS, event)))
                .isEqualTo(event);
    }

    @Test
    void aColdStartWithoutTheRegistrySaysSo() {
        registry.close();
        assertThatThrownBy(() -> EventSerializer.ensureRegistered(client, Topic.CART_EVENTS))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(registry.uri().toString())
                .hasMessageContaining("Check that the registry runs");
    }

    @Test
    void refusesARecordThatTheTopicIsNotFor() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.ORDER_OUTCOMES);
        assertThatThrownBy(() -> serializer.toBytes(Topic.ORDER_OUTCOMES, new CartCleared(Samples.meta(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CartCleared")
                .hasMessageContaining("order-outcomes");
    }

    @Test
    void aRecordThatFailedLeavesNothingBehindForTheNext() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.ORDER_OUTCOMES);
        OrderPlaced good = new OrderPlaced("a", "b", "c");
        byte[] expected = serializer.toBytes(Topic.ORDER_OUTCOMES, good);
        OrderPlaced incomplete = new OrderPlaced();
        incomplete.put(0, "cart");
        assertThatThrownBy(() -> serializer.toBytes(Topic.ORDER_OUTCOMES, incomplete))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("checkoutId");
        assertThat(serializer.toBytes(Topic.ORDER_OUTCOMES, good)).isEqualTo(expected);
    }

    @Test
    void refusesWhatTheTopicWouldNotTake() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.ORDER_OUTCOMES);
        OrderPlaced huge = new OrderPlaced("x".repeat(Limits.PAYLOAD_BYTES_MAX), "b", "c");
        assertThatThrownBy(() -> serializer.toBytes(Topic.ORDER_OUTCOMES, huge))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(Integer.toString(Limits.PAYLOAD_BYTES_MAX));
    }

    @Test
    void aReaderOfOneTypeRefusesOthers() {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.ORDER_OUTCOMES);
        byte[] bytes = serializer.toBytes(Topic.ORDER_OUTCOMES, new OrderPlaced("a", "b", "c"));
        assertThatThrownBy(() -> new EventDeserializer<>(client, CatalogItem.class).fromBytes(bytes))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("OrderPlaced")
                .hasMessageContaining("CatalogItem");
    }

    @Test
    void manyThreadsShareOneSerde() throws Exception {
        EventSerializer<SpecificRecord> serializer = EventSerializer.ensureRegistered(client, Topic.CART_EVENTS);
        EventDeserializer<SpecificRecord> deserializer = new EventDeserializer<>(client, SpecificRecord.class);
        Callable<Boolean> work = () -> IntStream.range(0, 2_000)
                .mapToObj(n -> new LineItemRemoved(Samples.meta(n), "line", n))
                .allMatch(event -> deserializer
                        .fromBytes(serializer.toBytes(Topic.CART_EVENTS, event))
                        .equals(event));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> done : threads.invokeAll(Arrays.asList(work, work, work, work))) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    @Test
    void nullDeletesAKeyAndStaysNull() {
        EventSerializer<CatalogItem> serializer = EventSerializer.ensureRegistered(client, Topic.CATALOG_ITEMS);
        assertThat(serializer.serialize("catalog-items", null)).isNull();
        assertThat(new EventDeserializer<>(client, CatalogItem.class).deserialize("catalog-items", null))
                .isNull();
    }

    private static String portable(Schema schema) {
        return SchemaText.portable(schema).toString();
    }
}
