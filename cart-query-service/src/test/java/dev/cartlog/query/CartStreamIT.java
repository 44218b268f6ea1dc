package dev.cartlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.value.Sha256;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.query.http.StreamCaps;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.EventStream;
import dev.cartlog.query.testing.Eventually;
import dev.cartlog.query.testing.Http;
import dev.cartlog.query.testing.QueryPlatform;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.view.SignalStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class CartStreamIT {
    private static final String TOKEN = "gct_" + "A".repeat(43);
    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final Duration TOKEN_LIFETIME = Duration.ofSeconds(5);

    private QueryPlatform platform;
    private QueryPlatform.Instance instance;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        platform = new QueryPlatform(directory);
        instance = platform.start(
                "query", "cart.query.heartbeat=1s", "cart.query.streams-per-reader-max=2", "cart.query.streams-max=3");
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> Http.get(instance.managementUrl() + "/actuator/health/readiness", "")
                                .status()
                        == 200);
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private EventStream open(CartScript script, String token, String... headers) {
        return EventStream.open(instance.url() + "/v1/carts/" + script.cartId() + "/stream", token, headers);
    }

    private void append(CartScript script) {
        append(script, TOKEN);
    }

    private void append(CartScript script, String token) {
        platform.writer().append(script.events());
        assertThat(Http.read(
                                instance.url() + "/v1/carts/" + script.cartId() + "?minVersion="
                                        + script.events().size(),
                                token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void beginsWithTheCartAndFollowsItUntilItIsNotTheReadersAnyMore() {
        CartScript script = CartScript.guest(1, Sha256.hex(TOKEN)).add("sku-1", 1);
        append(script);
        try (EventStream stream = open(script, TOKEN)) {
            assertThat(stream.status()).isEqualTo(200);
            stream.awaitId(2, DEADLINE);
            script.add("sku-2", 1);
            platform.writer().append(List.of(script.event(3)));
            stream.awaitId(3, DEADLINE);
            stream.awaitHeartbeat(DEADLINE);
        }
        try (EventStream resumed = open(script, TOKEN, "Last-Event-ID", "3")) {
            resumed.awaitHeartbeat(DEADLINE);
            assertThat(resumed.ids()).isEmpty();
        }
        try (EventStream behind = open(script, TOKEN, "Last-Event-ID", "1")) {
            behind.awaitId(3, DEADLINE);
        }
        assertThat(open(script, "gct_" + "B".repeat(43)).status()).isEqualTo(404);
        assertThat(open(script, "").status()).isEqualTo(401);
    }

    @Test
    void endsWhenThePartitionStandsStillAndIsRefusedFromThenOn() {
        Partitions partitions = new Partitions(TopicPlan.CART_PARTITIONS_DEFAULT);
        Set<Integer> needed = IntStream.rangeClosed(1, 3)
                .map(n -> partitions.of(CartScript.guest(n, "").cartId()))
                .boxed()
                .collect(Collectors.toSet());
        CartScript script = IntStream.range(10, 1000)
                .mapToObj(n -> CartScript.guest(n, Sha256.hex(TOKEN)))
                .filter(candidate -> !needed.contains(partitions.of(candidate.cartId())))
                .findFirst()
                .orElseThrow();
        append(script);
        try (EventStream stream = open(script, TOKEN)) {
            stream.awaitId(1, DEADLINE);
            platform.writer().appendRaw(script.cartId().routingKey().value(), "no event");
            stream.awaitEnd(DEADLINE);
        }
        assertThat(open(script, TOKEN).status()).isEqualTo(503);
        assertThat(Http.get(instance.url() + "/v1/carts/" + script.cartId(), TOKEN)
                        .status())
                .isEqualTo(503);
        nothingOfAHaltedPartitionIsShownAsIfItWereAll(script);
    }

    private void nothingOfAHaltedPartitionIsShownAsIfItWereAll(CartScript script) {
        String auditor = platform.platform().token("auditor");
        assertThat(Http.get(instance.url() + "/v1/audit/carts/" + script.cartId() + "/events", auditor)
                        .status())
                .isEqualTo(503);
        assertThat(Http.get(instance.url() + "/v1/audit/events", auditor).status())
                .isEqualTo(503);
        SignalStatus signals = instance.context().getBean(SignalStatus.class);
        Eventually.holds(DEADLINE, () -> signals.halts().size() == 1);
        assertThat(Http.status(instance.managementUrl() + "/actuator/health/liveness"))
                .as("a new process would not help")
                .isEqualTo(200);
        assertThat(Http.status(instance.managementUrl() + "/actuator/health")).isEqualTo(503);
    }

    @Test
    void endsWithTheAccessToken() {
        CartScript script = CartScript.customer("carol", "default", 1).add("sku-1", 1);
        append(script, platform.platform().token("carol"));
        try (EventStream stream = open(script, platform.platform().token("carol", TOKEN_LIFETIME))) {
            stream.awaitId(2, DEADLINE);
            stream.awaitEnd(DEADLINE);
        }
    }

    @Test
    void oneReaderAndAllReadersTogetherHaveACap() {
        CartScript script = CartScript.guest(2, Sha256.hex(TOKEN));
        append(script);
        StreamCaps caps = instance.context().getBean(StreamCaps.class);
        Eventually.holds(DEADLINE, () -> caps.total() == 0);
        try (EventStream one = open(script, TOKEN);
                EventStream two = open(script, TOKEN)) {
            one.awaitId(1, DEADLINE);
            two.awaitId(1, DEADLINE);
            EventStream third = open(script, TOKEN);
            assertThat(third.status()).isEqualTo(429);
            third.close();
        }
        Eventually.holds(DEADLINE, () -> caps.total() == 0);
    }

    @Test
    void aReaderThatTakesNothingIsDropped() throws Exception {
        CartScript script = CartScript.guest(3, Sha256.hex(TOKEN));
        for (int line = 0; line < 150; line++) {
            script.add("sku-with-a-long-name-" + "x".repeat(30) + line, 1);
        }
        append(script);
        StreamCaps caps = instance.context().getBean(StreamCaps.class);
        Eventually.holds(DEADLINE, () -> caps.total() == 0);
        try (EventStream.Stalled stalled =
                EventStream.stalled(instance.port(), "/v1/carts/" + script.cartId() + "/stream", TOKEN)) {
            Eventually.holds(DEADLINE, () -> caps.total() == 1);
            Eventually.holds(Duration.ofSeconds(60), () -> {
                int before = script.events().size();
                script.change("sku-with-a-long-name-" + "x".repeat(30) + "0", 1, 1);
                platform.writer().append(List.of(script.event(before + 1L)));
                return caps.total() == 0;
            });
            assertThat(stalled.isConnected()).isTrue();
        }
    }
}
