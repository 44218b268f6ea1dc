package dev.cartlog.query.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.codec.EventMapper;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Money;
import dev.cartlog.events.kafka.KafkaConnection;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Idle for an hour is abandoned. */
class IdleCartsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final UUID CHECKOUT = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final int SEEDS = 6;

    private final LocalRegistry registry = new LocalRegistry();
    private final SchemaRegistryClient client = registry.client();
    private final EventSerializer<SpecificRecord> serializer =
            EventSerializer.ensureRegistered(client, Topic.CART_EVENTS);

    @TempDir
    private Path directory;

    /** The topology on its own, with time in the test's hands. */
    private final class Run implements AutoCloseable {
        private final ManualFoldClock clock = new ManualFoldClock();
        private final TopologyTestDriver driver;
        private final TestInputTopic<String, byte[]> log;
        private final TestOutputTopic<String, String> signals;
        private final List<TestRecord<String, String>> sent = new ArrayList<>();

        Run(String name) {
            Properties settings = new StreamsSettings(
                            "test",
                            KafkaConnection.plain("unused:9092"),
                            "unused:1",
                            directory.resolve(name),
                            1,
                            0,
                            16 << 20)
                    .toProperties();
            Tools tools =
                    new Tools(AvroCheckoutCodec.load(client), AvroCodec.load(client), new SignalStatus(), clock, HOUR);
            driver = new TopologyTestDriver(
                    SignalTopology.of(new TopologyConfig(new StreamsConfig(settings)), tools), settings);
            log = driver.createInputTopic(
                    Topic.CART_EVENTS.topicName(), new StringSerializer(), new ByteArraySerializer());
            signals = driver.createOutputTopic(
                    Topic.CART_SIGNALS.topicName(), new StringDeserializer(), new StringDeserializer());
        }

        void pipe(RecordedEvent event) {
            log.pipeInput(
                    event.meta().cartId().routingKey().value(),
                    serializer.toBytes(Topic.CART_EVENTS, EventMapper.toAvro(event)));
        }

        /** The log is known up to here, and the clock that says when to look strikes. */
        void look(Instant knownUntil) {
            clock.knownUntil(knownUntil);
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }

        /** Types and versions of what was sent since the last call, in order. */
        List<String> told() {
            List<TestRecord<String, String>> records = signals.readRecordsToList();
            sent.addAll(records);
            return records.stream()
                    .map(record -> json(record.value()))
                    .map(json -> json.get("type").asString() + " "
                            + json.get("version").asLong())
                    .toList();
        }

        @Override
        public void close() {
            driver.close();
        }
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Instant at(RecordedEvent event) {
        return event.meta().occurredAt();
    }

    @Test
    void tellsOnceOfACartLeftAloneAndOnceThatItWoke() {
        CartScript script = CartScript.guest(1, "hash").add("sku-1", 1);
        try (Run run = new Run("once")) {
            script.events().forEach(run::pipe);
            Instant due = at(script.event(2)).plus(HOUR);
            run.look(due.plus(IdleCarts.STAMP_DELAY_MAX).minusMillis(1));
            assertThat(run.told()).isEmpty();
            run.look(due.plus(IdleCarts.STAMP_DELAY_MAX));
            run.look(due.plus(HOUR));
            assertThat(run.told()).containsExactly("CartAbandoned 2");
            script.wait(HOUR.multipliedBy(2)).add("sku-2", 1);
            run.pipe(script.event(3));
            run.pipe(script.event(3));
            assertThat(run.told()).containsExactly("CartWoken 3");
            assertThat(run.sent.getFirst().key()).isEqualTo(script.cartId().toString());
            JsonNode first = json(run.sent.getFirst().value());
            assertThat(first.get("cartId").asString()).isEqualTo(script.cartId().toString());
            assertThat(first.get("idleSince").asString())
                    .isEqualTo(at(script.event(2)).toString());
            assertThat(first.get("abandonedAt").asString()).isEqualTo(due.toString());
            assertThat(json(run.sent.getLast().value()).get("by").asString()).isEqualTo("LineItemAdded");
            assertThat(json(run.sent.getLast().value()).get("wokenAt").asString())
                    .isEqualTo(at(script.event(3)).toString());
        }
    }

    @Test
    void aClockThatIsAheadOfTheFoldTellsNothingUntrue() {
        CartScript script = CartScript.guest(1, "hash").wait(MINUTE).add("sku-1", 1);
        try (Run run = new Run("behind")) {
            run.pipe(script.event(1));
            // Much time has passed, but not in the log as far as it was folded.
            run.driver.advanceWallClockTime(Duration.ofDays(1));
            run.pipe(script.event(2));
            assertThat(run.told()).isEmpty();
        }
    }

    @Test
    void ordersUnderWayAndEndedCartsAreNotAbandonedButAReleasedOneIs() {
        CartScript script = CartScript.guest(1, "hash").add("sku-1", 1);
        script.then(new CartCheckedOut(CHECKOUT, List.of(), Money.zero("EUR")));
        try (Run run = new Run("checkout")) {
            script.events().forEach(run::pipe);
            run.look(at(script.event(3)).plus(HOUR.multipliedBy(9)));
            assertThat(run.told()).isEmpty();
            script.wait(HOUR.multipliedBy(10)).then(new CartCheckoutReleased(CHECKOUT, "no stock"));
            run.pipe(script.event(4));
            run.look(at(script.event(4)).plus(HOUR.multipliedBy(2)));
            assertThat(run.told()).containsExactly("CartAbandoned 4");
        }
    }

    @Test
    void aFoldFromTheBeginningTellsTheSameWhateverTheClockDid() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<CartScript> scripts = new ArrayList<>();
            for (int n = 1; n <= 5; n++) {
                CartScript script = CartScript.guest(n, "hash");
                for (int event = 0; event < 12; event++) {
                    script.wait(MINUTE.multipliedBy(random.nextInt(150))).add("sku-" + event, 1);
                }
                scripts.add(script);
            }
            Map<String, List<String>> live = tell("live-" + seed, scripts, random);
            assertThat(tell("again-" + seed, scripts, new Random(seed + 1000L)))
                    .as("seed %d", seed)
                    .isEqualTo(live);
            assertThat(live.values().stream().flatMap(List::stream)).isNotEmpty();
        }
    }

    /** Folds in the order of time with looks at random moments; what was told, by cart, in order. */
    private Map<String, List<String>> tell(String name, List<CartScript> scripts, Random random) {
        List<RecordedEvent> events = scripts.stream()
                .flatMap(script -> script.events().stream())
                .sorted((a, b) -> at(a).compareTo(at(b)))
                .toList();
        Map<String, List<String>> told = new HashMap<>();
        try (Run run = new Run(name)) {
            for (RecordedEvent event : events) {
                if (random.nextBoolean()) {
                    run.look(at(event));
                }
                run.pipe(event);
            }
            run.look(at(events.getLast()).plus(HOUR.multipliedBy(3)));
            run.told();
            run.sent.forEach(record ->
                    told.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record.value()));
        }
        return told;
    }
}
