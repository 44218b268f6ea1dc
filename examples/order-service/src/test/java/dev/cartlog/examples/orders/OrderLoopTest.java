package dev.cartlog.examples.orders;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventHeaders;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderLoopTest {
    private static final TopicPartition CHECKOUTS = new TopicPartition(Topic.CART_CHECKOUTS.topicName(), 0);
    private static final TopicPartition OUTCOMES = new TopicPartition(Topic.ORDER_OUTCOMES.topicName(), 0);

    private final Map<String, SpecificRecord> values = new HashMap<>();
    private final MockConsumer<String, byte[]> checkouts = new MockConsumer<>("earliest");
    private final MockConsumer<String, byte[]> earlier = new MockConsumer<>("earliest");
    private final MockProducer<String, SpecificRecord> outcomes =
            new MockProducer<>(true, null, new StringSerializer(), (topic, value) -> new byte[0]);
    private final Records records = new Records(this::decode);
    private final AnsweredCheckouts answered = new AnsweredCheckouts();
    private long checkoutOffset;
    private long outcomeOffset;

    @BeforeEach
    void partitions() {
        Node node = new Node(1, "localhost", 1);
        earlier.updatePartitions(
                OUTCOMES.topic(),
                List.of(new PartitionInfo(OUTCOMES.topic(), 0, node, new Node[] {node}, new Node[] {node})));
        earlier.updateBeginningOffsets(Map.of(OUTCOMES, 0L));
        checkouts.updateBeginningOffsets(Map.of(CHECKOUTS, 0L));
        checkouts.schedulePollTask(() -> checkouts.rebalance(List.of(CHECKOUTS)));
    }

    @Test
    void answersEachCheckoutAndCommitsThePositionWithTheAnswers() {
        deliver(Checkouts.checkedOut("a", 4, 100), Checkouts.checkedOut("b", 2, 9_000));

        runUntilNothingIsLeft();

        assertThat(outcomes.history().stream().map(ProducerRecord::value))
                .containsExactly(
                        new OrderPlaced("a", "checkout-a-4", OrderRule.orderId("checkout-a-4")),
                        new OrderRejected("b", "checkout-b-2", "SUBTOTAL_ABOVE_LIMIT"));
        assertThat(committedPosition()).isEqualTo(2);
    }

    @Test
    void givesTheAnswerKeyHeadersAndTheTraceOfTheCheckout() {
        deliver(Checkouts.checkedOut("a", 4, 100));

        runUntilNothingIsLeft();

        ProducerRecord<String, SpecificRecord> answer = outcomes.history().getFirst();
        assertThat(answer.key()).isEqualTo("a");
        assertThat(EventHeaders.get(answer.headers(), EventHeaders.TYPE)).hasValue("OrderPlaced");
        assertThat(EventHeaders.get(answer.headers(), EventHeaders.TIME)).hasValue("2026-01-02T12:00:00.000Z");
        assertThat(EventHeaders.get(answer.headers(), EventHeaders.TRACEPARENT)).hasValue("trace-a");
        assertThat(EventHeaders.get(answer.headers(), Outcome.CART_VERSION_HEADER))
                .hasValue("4");
    }

    @Test
    void answersACheckoutThatIsDeliveredTwiceOnce() {
        CartCheckedOut checkout = Checkouts.checkedOut("a", 4, 100);
        deliver(checkout, checkout);
        checkouts.schedulePollTask(() -> add(checkout));

        runUntilNothingIsLeft();

        assertThat(outcomes.history()).hasSize(1);
        assertThat(committedPosition()).isEqualTo(3);
    }

    @Test
    void givesNoSecondAnswerAfterARestart() {
        remember(new OrderRejected("a", "checkout-a-4", "SUBTOTAL_ABOVE_LIMIT"), 4);
        deliver(Checkouts.checkedOut("a", 4, 100), Checkouts.checkedOut("a", 6, 100));

        runUntilNothingIsLeft();

        assertThat(outcomes.history().stream().map(ProducerRecord::value))
                .containsExactly(new OrderPlaced("a", "checkout-a-6", OrderRule.orderId("checkout-a-6")));
    }

    @Test
    void leavesTheOtherRecordsOfTheTopicAlone() {
        deliver(Checkouts.checkedOut("a", 4, 100), Checkouts.ordered("a", 5));

        runUntilNothingIsLeft();

        assertThat(outcomes.history()).hasSize(1);
        assertThat(committedPosition()).isEqualTo(2);
    }

    @Test
    void stopsAtARecordThatCannotBeReadAndSaysWhere() {
        checkouts.schedulePollTask(
                () -> checkouts.addRecord(new ConsumerRecord<>(CHECKOUTS.topic(), 0, 0, "a", bytes("no such value"))));

        assertThatExceptionOfType(UnreadableRecordException.class)
                .isThrownBy(this::runUntilNothingIsLeft)
                .withMessageContaining("offset 0 of partition 0 of cart-checkouts");
        assertThat(outcomes.history()).isEmpty();
        assertThat(outcomes.consumerGroupOffsetsHistory()).isEmpty();
    }

    @Test
    void hasNoEffectWhenTheCommitFails() {
        outcomes.commitTransactionException = new KafkaException("the broker is gone");
        deliver(Checkouts.checkedOut("a", 4, 100));

        assertThatExceptionOfType(KafkaException.class)
                .isThrownBy(this::runUntilNothingIsLeft)
                .withMessage("the broker is gone");
        assertThat(outcomes.history()).isEmpty();
        assertThat(outcomes.consumerGroupOffsetsHistory()).isEmpty();
    }

    private void deliver(SpecificRecord... events) {
        checkouts.schedulePollTask(() -> {
            for (SpecificRecord event : events) {
                add(event);
            }
        });
    }

    private void add(SpecificRecord event) {
        String name = "checkouts-" + checkoutOffset;
        values.put(name, event);
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(CHECKOUTS.topic(), 0, checkoutOffset++, "key", bytes(name));
        EventHeaders.add(record.headers(), event, event instanceof CartCheckedOut checkout ? trace(checkout) : null);
        checkouts.addRecord(record);
    }

    private static String trace(CartCheckedOut checkout) {
        return "trace-" + checkout.getMeta().getCartId();
    }

    private void remember(OrderRejected answer, long version) {
        String name = "outcomes-" + outcomeOffset;
        values.put(name, answer);
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(OUTCOMES.topic(), 0, outcomeOffset++, answer.getCartId(), bytes(name));
        record.headers().add(Outcome.CART_VERSION_HEADER, bytes(Long.toString(version)));
        earlier.schedulePollTask(() -> earlier.addRecord(record));
    }

    private void runUntilNothingIsLeft() {
        OutcomeHistory history = new OutcomeHistory(
                earlier, partitions -> Map.of(OUTCOMES, outcomeOffset), records, answered, System::nanoTime);
        OrderRule rule = new OrderRule(OptionalLong.of(5_000));
        InstantSource clock = InstantSource.fixed(Checkouts.NOON);
        OrderLoop loop = new OrderLoop(checkouts, outcomes, records, answered, history, rule, clock);
        checkouts.schedulePollTask(loop::stop);
        loop.run();
    }

    private long committedPosition() {
        return outcomes.consumerGroupOffsetsHistory().getLast().values().stream()
                .map(offsets -> requireNonNull(offsets.get(CHECKOUTS)).offset())
                .findFirst()
                .orElseThrow();
    }

    /** What the map does not hold is taken for Avro, which the text of a name is not. */
    private SpecificRecord decode(byte[] value) {
        SpecificRecord known = values.get(new String(value, StandardCharsets.UTF_8));
        if (known != null) {
            return known;
        }
        try (SchemaRegistryClient registry =
                new SchemaRegistryClient(RegistryOptions.of(URI.create("http://localhost:1")))) {
            return new EventDeserializer<>(registry, SpecificRecord.class).fromBytes(value);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
