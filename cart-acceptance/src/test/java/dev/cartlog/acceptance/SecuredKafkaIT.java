package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.acceptance.demo.DemoMain;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.acceptance.platform.Patience;
import dev.cartlog.events.topics.Principal;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.local.process.ChildFailedException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rights of deploy/kafka/acls.sh are enough for every program of ours, and for nothing else. */
class SecuredKafkaIT {
    private static final String REMEDY =
            "Check the principal, its secret and the TLS settings in the file that CART_KAFKA_CLIENT_CONFIG names.";
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int ANSWER_MS_MAX = 10_000;

    @TempDir
    private static Path directory;

    private static SecuredPlatform platform;
    private static final ByteArrayOutputStream TOLD = new ByteArrayOutputStream();
    private static final List<Integer> TOURS = new ArrayList<>();
    private static int lookedInside;
    private static List<String> refused;

    @RegisterExtension
    private final LogsOnFailure logs = new LogsOnFailure(() -> platform.describe());

    /** Whole lives first: all that is refused up to their end was refused to those who ought to be there. */
    @BeforeAll
    static void live() throws Exception {
        platform = new SecuredPlatform(directory);
        platform.prepare();
        platform.startAll();
        TOURS.add(tour());
        lookedInside = lookInside();
        platform.replaceWriters();
        TOURS.add(tour());
        // Last, as the order service does not go on behind an answer that it cannot read.
        send(Principal.ORDERS, Topic.ORDER_OUTCOMES, "not-avro").get();
        Patience.await("the dead letter", DEADLINE, () -> platform.holdsRecords(Topic.ORDER_OUTCOMES_DEAD_LETTERS));
        Patience.await("the signal of an idle cart", DEADLINE, () -> platform.holdsRecords(Topic.CART_SIGNALS));
        platform.stopAll();
        refused = platform.refused();
    }

    /** The exit code of the story of a cart, from a guest's first item to an order and an auditor. */
    private static int tour() throws InterruptedException {
        try (PrintStream out = new PrintStream(TOLD, true, StandardCharsets.UTF_8)) {
            return DemoMain.run(List.of("--plain"), platform.addresses(), out);
        }
    }

    /** The status that an operator gets who asks for the writer's state of a cart. The cart is then left alone. */
    private static int lookInside() throws InterruptedException {
        try (CartHttp http = new CartHttp()) {
            Answer opened =
                    http.send(Call.post(platform.addresses().command(), "/v1/carts", Map.of("currency", "EUR")));
            String cart = "/carts/" + opened.string("/cart/cartId");
            URI query = platform.addresses().query();
            assertThat(http.send(Call.get(query, "/v1" + cart + "?minVersion=1").as(opened.string("/guestToken")))
                            .status())
                    .isEqualTo(200);
            return http.send(Call.get(query, "/v1/ops" + cart).as(platform.operatorToken()))
                    .status();
        }
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aCartGoesFromGuestToOrderAndItsAuditTrailIsRead() {
        assertThat(TOURS)
                .as("before and after others took over: %s", TOLD.toString(StandardCharsets.UTF_8))
                .containsExactly(0, 0);
    }

    @Test
    void operatorsSeeTheWritersStateOfACart() {
        assertThat(lookedInside).isEqualTo(200);
    }

    @Test
    void nobodyAsksForMoreThanTheRightsAllowFromStartToEnd() {
        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Principal.class, names = "COMMAND", mode = EnumSource.Mode.EXCLUDE)
    void nobodyButTheCommandServiceWritesEvents(Principal principal) throws Exception {
        Future<RecordMetadata> forged = send(principal, Topic.CART_EVENTS, "forged");
        assertThatThrownBy(forged::get).hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    /** Returns when it is known what became of it. */
    private static Future<RecordMetadata> send(Principal principal, Topic topic, String value) throws Exception {
        Map<String, Object> settings =
                platform.as(principal).with(Map.of("enable.idempotence", false, "max.block.ms", ANSWER_MS_MAX));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>(topic.topicName(), "cart", value));
        }
    }

    @ParameterizedTest
    @EnumSource(Principal.class)
    void nobodyDeletesATopicOfOurs(Principal principal) throws Exception {
        List<String> ours = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        try (Admin admin = Admin.create(platform.as(principal).settings())) {
            assertThat(admin.deleteTopics(ours).topicNameValues().values())
                    .hasSize(ours.size())
                    .allSatisfy(answer ->
                            assertThatThrownBy(answer::get).hasCauseInstanceOf(TopicAuthorizationException.class));
        }
        assertThat(platform.topics()).containsAll(ours);
        assertThat(platform.refused())
                .as("the list of what was refused is complete")
                .anyMatch(line -> line.contains("User:" + principal.user() + " is Denied ") && line.contains("DELETE"));
    }

    @Test
    void whoHasAWrongPasswordIsNeverReadyAndSaysWhatToDo() throws Exception {
        try (SecuredProgram command = platform.startCommandWithWrongPassword();
                SecuredProgram query = platform.startQueryWithWrongPassword()) {
            assertThatThrownBy(command::awaitReady)
                    .isInstanceOf(ChildFailedException.class)
                    .hasMessageContaining("ended with code 1");
            assertThat(command.said()).contains(REMEDY);
            Patience.await(
                    "the query service to say why", DEADLINE, () -> query.said().contains(REMEDY));
            assertThat(query.isReady()).isFalse();
            assertThat(Stream.of(command, query))
                    .noneMatch(program -> program.said().contains("\"wrong\""));
        }
    }
}
