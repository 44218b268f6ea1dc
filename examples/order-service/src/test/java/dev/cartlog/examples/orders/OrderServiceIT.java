package dev.cartlog.examples.orders;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventHeaders;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own, against a real broker and registry. The tests share both, each its carts. */
class OrderServiceIT {
    private static final String MODULE = "examples/order-service";
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(15);

    @TempDir
    private static Path directory;

    private static EmbeddedPlatform platform;
    private static SchemaRegistryClient registry;
    private static KafkaProducer<String, SpecificRecord> cartService;
    private static KafkaConsumer<String, SpecificRecord> outcomes;

    private final List<ChildProcess> children = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        platform = new EmbeddedPlatform(directory);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            new TopicAdmin(admin, DEADLINE).ensure(TopicPlan.LOCAL);
        }
        registry = new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl()));
        cartService = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers()),
                new StringSerializer(),
                EventSerializer.<SpecificRecord>ensureRegistered(registry, Topic.CART_CHECKOUTS));
        outcomes = new KafkaConsumer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new EventDeserializer<>(registry, SpecificRecord.class));
        outcomes.assign(List.of(new TopicPartition(Topic.ORDER_OUTCOMES.topicName(), 0)));
    }

    @AfterAll
    static void stop() {
        outcomes.close();
        cartService.close();
        registry.close();
        platform.close();
    }

    @AfterEach
    void stopChildren() throws Exception {
        for (ChildProcess child : children) {
            child.kill();
        }
    }

    @Test
    void answersEveryCheckoutOnceAcrossKillsRestartsAndRedelivery() throws Exception {
        ChildProcess first = startService();
        List<CartCheckedOut> checkouts = checkouts("killed", 200);
        publish(checkouts.subList(0, 100));
        awaitAnswers("killed", 1);
        first.kill();
        publish(checkouts.subList(50, 200));

        startService();
        awaitAnswers("killed", 200);
        publish(checkouts);
        publish(List.of(Checkouts.checkedOut("killed-end", 1, 100)));
        awaitAnswers("killed-end", 1);

        assertThat(answers("killed-").stream().map(OrderServiceIT::checkoutId))
                .hasSize(201)
                .doesNotHaveDuplicates();
    }

    @Test
    void rejectsAboveTheConfiguredLimitAndKeepsTheAnswerWhenTheLimitChanges() throws Exception {
        CartCheckedOut large = Checkouts.checkedOut("limit-large", 3, 5_001);
        ChildProcess strict = startService(Map.of("ORDERS_SUBTOTAL_MAX_MINOR", "5000"));
        publish(List.of(large, Checkouts.checkedOut("limit-small", 3, 5_000)));
        awaitAnswers("limit-", 2);
        strict.stop(STOP_DEADLINE);
        assertThat(strict.isAlive()).isFalse();

        startService();
        publish(List.of(large, Checkouts.checkedOut("limit-later", 3, 5_001)));
        awaitAnswers("limit-later", 1);

        assertThat(answers("limit-"))
                .extracting(answer -> answer.getSchema().getName() + " " + checkoutId(answer))
                .containsExactlyInAnyOrder(
                        "OrderRejected checkout-limit-large-3",
                        "OrderPlaced checkout-limit-small-3",
                        "OrderPlaced checkout-limit-later-3");
    }

    @Test
    void sharesTheWorkAmongInstancesAndTakesOverFromOneThatDies() throws Exception {
        ChildProcess doomed = startService(Map.of("ORDERS_INSTANCE", "doomed"));
        publish(checkouts("shared", 40));
        awaitAnswers("shared", 1);
        startService(Map.of("ORDERS_INSTANCE", "other"));
        doomed.kill();
        publish(checkouts("shared", 80));
        awaitAnswers("shared", 80);
        publish(checkouts("shared", 81));
        awaitAnswers("shared", 81);

        assertThat(answers("shared").stream().map(OrderServiceIT::checkoutId)).doesNotHaveDuplicates();
    }

    private static List<CartCheckedOut> checkouts(String prefix, int count) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> Checkouts.checkedOut(prefix + "-" + i, 2, 100))
                .toList();
    }

    private static void publish(List<CartCheckedOut> checkouts) {
        for (CartCheckedOut checkout : checkouts) {
            ProducerRecord<String, SpecificRecord> record = new ProducerRecord<>(
                    Topic.CART_CHECKOUTS.topicName(), checkout.getMeta().getCartId(), checkout);
            EventHeaders.add(record.headers(), checkout, null);
            var _ = cartService.send(record);
        }
        cartService.flush();
    }

    private ChildProcess startService() {
        return startService(Map.of());
    }

    private ChildProcess startService(Map<String, String> environment) {
        Installation installation = Installation.locate();
        List<Path> classPath = new ArrayList<>(installation.programClassPath(MODULE));
        classPath.add(installation.leashClassPath());
        JavaCommand command = new JavaCommand(
                List.of("-Xmx128m", "-XX:+UseSerialGC"), classPath, OrderServiceMain.class.getName(), List.of());
        Map<String, String> all = new HashMap<>(environment);
        all.put("CART_KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers());
        all.put("CART_REGISTRY_URL", platform.registryUrl().toString());
        ChildProcess child =
                ChildProcess.start(new ChildSpec("orders", command, all, directory.resolve("logs/orders.log")));
        children.add(child);
        return child;
    }

    private void awaitAnswers(String prefix, int count) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (answers(prefix).size() < count) {
            assertThat(System.nanoTime())
                    .describedAs(
                            "%d answers for %s; %s",
                            count, prefix, children.getLast().describeLog())
                    .isLessThan(deadline);
        }
    }

    /** All committed answers on the topic whose cart id begins so, read afresh. */
    private static List<SpecificRecord> answers(String prefix) {
        TopicPartition partition = outcomes.assignment().iterator().next();
        outcomes.seekToBeginning(List.of(partition));
        long end = requireNonNull(outcomes.endOffsets(List.of(partition)).get(partition));
        List<SpecificRecord> found = new ArrayList<>();
        while (outcomes.position(partition) < end) {
            outcomes.poll(Duration.ofMillis(100)).forEach(record -> {
                if (record.key().startsWith(prefix)) {
                    found.add(record.value());
                }
            });
        }
        return found;
    }

    private static String checkoutId(SpecificRecord answer) {
        return switch (answer) {
            case OrderPlaced placed -> placed.getCheckoutId();
            case OrderRejected rejected -> rejected.getCheckoutId();
            default -> throw new AssertionError("not an answer: " + answer);
        };
    }
}
