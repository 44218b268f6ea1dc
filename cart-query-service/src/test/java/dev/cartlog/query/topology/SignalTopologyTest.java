package dev.cartlog.query.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.codec.EventMapper;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Money;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventHeaders;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.LocalRegistry;
import dev.cartlog.query.testing.ManualFoldClock;
import dev.cartlog.query.topology.SignalTopology.Tools;
import dev.cartlog.query.view.SignalStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalTopologyTest {
    private static final UUID CHECKOUT = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final LocalRegistry registry = new LocalRegistry();
    private final SchemaRegistryClient client = registry.client();
    private final SignalStatus status = new SignalStatus();
    private EventSerializer<SpecificRecord> serializer;
    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> log;
    private TestOutputTopic<String, SpecificRecord> checkouts;

    @BeforeEach
    void start(@TempDir Path directory) {
        serializer = EventSerializer.ensureRegistered(client, Topic.CART_EVENTS);
        Properties settings = new StreamsSettings(
                        "test", KafkaConnection.plain("unused:9092"), "unused:1", directory, 1, 0, 16 << 20)
                .toProperties();
        driver = new TopologyTestDriver(
                SignalTopology.of(
                        new TopologyConfig(new StreamsConfig(settings)),
                        new Tools(
                                AvroCheckoutCodec.load(client),
                                AvroCodec.load(client),
                                status,
                                new ManualFoldClock(),
                                Duration.ofHours(1))),
                settings);
        log = driver.createInputTopic(Topic.CART_EVENTS.topicName(), new StringSerializer(), new ByteArraySerializer());
        checkouts = driver.createOutputTopic(
                Topic.CART_CHECKOUTS.topicName(),
                new StringDeserializer(),
                EventDeserializer.preloaded(client, SpecificRecord.class, Topic.CART_CHECKOUTS));
    }

    @AfterEach
    void stop() {
        driver.close();
        client.close();
        registry.close();
    }

    private void pipe(RecordedEvent event, boolean withHeaders) {
        SpecificRecord avro = EventMapper.toAvro(event);
        RecordHeaders headers = new RecordHeaders();
        if (withHeaders) {
            EventHeaders.add(headers, avro, null);
        }
        log.pipeInput(new TestRecord<>(
                event.meta().cartId().routingKey().value(), serializer.toBytes(Topic.CART_EVENTS, avro), headers));
    }

    @Test
    void passesOnCheckoutsAndTheirReleasesWithTheirHeadersAndNothingElse() {
        CartScript script = CartScript.guest(1, "hash").add("sku-1", 1);
        script.then(new CartCheckedOut(CHECKOUT, List.of(), Money.zero("EUR")))
                .then(new CartCheckoutReleased(CHECKOUT, "no stock"));
        script.events().forEach(event -> pipe(event, true));

        List<TestRecord<String, SpecificRecord>> told = checkouts.readRecordsToList();
        assertThat(told)
                .extracting(record -> record.value().getSchema().getName())
                .containsExactly("CartCheckedOut", "CartCheckoutReleased");
        assertThat(told.getFirst().key()).isEqualTo(script.cartId().routingKey().value());
        assertThat(EventHeaders.get(told.getFirst().headers(), EventHeaders.TYPE))
                .contains("CartCheckedOut");
        assertThat(EventMapper.toDomain(told.getFirst().value())).isEqualTo(script.event(3));
    }

    @Test
    void recognisesACheckoutThatHasNoHeaders() {
        CartScript script = CartScript.guest(1, "hash");
        script.then(new CartCheckedOut(CHECKOUT, List.of(), Money.zero("EUR")));
        script.events().forEach(event -> pipe(event, false));
        assertThat(checkouts.readRecordsToList()).hasSize(1);
    }

    @Test
    void aRecordThatMayBeACheckoutIsNeverLeftOut() {
        CartScript script = CartScript.guest(1, "hash");
        script.then(new CartCheckedOut(CHECKOUT, List.of(), Money.zero("EUR")));
        pipe(script.event(1), true);
        log.pipeInput("AAAAAAAAAAAAAAAAAAAAAA", new byte[] {0, 1, 2});
        pipe(script.event(2), true);

        assertThat(checkouts.isEmpty()).as("nothing behind it is told").isTrue();
        assertThat(status.halts())
                .singleElement()
                .satisfies(halt -> assertThat(halt.offset()).isEqualTo(1));
        assertThat(driver.getKeyValueStore(Stores.HALTS).all().hasNext())
                .as("and whoever takes over knows")
                .isTrue();
    }
}
