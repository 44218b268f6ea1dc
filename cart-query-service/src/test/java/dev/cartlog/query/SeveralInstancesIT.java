package dev.cartlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.value.Sha256;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.EventStream;
import dev.cartlog.query.testing.Eventually;
import dev.cartlog.query.testing.Http;
import dev.cartlog.query.testing.Http.Answer;
import dev.cartlog.query.testing.QueryPlatform;
import dev.cartlog.query.testing.QueryPlatform.Instance;
import dev.cartlog.query.view.NotReadableException;
import dev.cartlog.query.view.StoreSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class SeveralInstancesIT {
    private static final String TOKEN = "gct_" + "A".repeat(43);
    private static final int CARTS = 24;
    private static final int PARTITIONS = 4;
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    private final List<CartScript> scripts = new ArrayList<>();
    private QueryPlatform platform;
    private Instance one;
    private Instance two;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        platform = new QueryPlatform(directory);
        for (int n = 1; n <= CARTS; n++) {
            CartScript script = CartScript.guest(n, Sha256.hex(TOKEN)).add("sku-1", n);
            scripts.add(script);
            platform.writer().append(script.events());
        }
        one = platform.start("one");
        two = platform.start("two");
        Eventually.holds(DEADLINE, () -> partitions(one) + partitions(two) == PARTITIONS && partitions(two) > 0);
        Eventually.holds(DEADLINE, () -> isReady(one) && isReady(two));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private static int partitions(Instance instance) {
        try {
            return instance.context().getBean(StoreSource.class).partitions().size();
        } catch (NotReadableException e) {
            return 0;
        }
    }

    private static boolean isReady(Instance instance) {
        return Http.get(instance.managementUrl() + "/actuator/health/readiness", "")
                        .status()
                == 200;
    }

    @Test
    void everyInstanceAnswersForEveryCartAlike() {
        for (CartScript script : scripts) {
            Answer there = Http.read(one.url() + "/v1/carts/" + script.cartId() + "?minVersion=2", TOKEN);
            Answer here = Http.read(two.url() + "/v1/carts/" + script.cartId() + "?minVersion=2", TOKEN);
            assertThat(there.status()).as(there.body()).isEqualTo(200);
            assertThat(here.body()).isEqualTo(there.body());
            String tag = there.header("ETag");
            assertThat(tag).startsWith("\"2");
            assertThat(here.header("ETag")).isEqualTo(tag);
            assertThat(Http.get(one.url() + "/v1/carts/" + script.cartId(), TOKEN, "If-None-Match", tag)
                            .status())
                    .isEqualTo(304);
            assertThat(Http.read(two.url() + "/v1/carts/" + script.cartId(), "gct_" + "B".repeat(43))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void aSearchCoversAllInstances() {
        String auditor = platform.platform().token("auditor");
        for (Instance instance : List.of(one, two)) {
            Answer answer = Http.read(instance.url() + "/v1/audit/events?type=CartCreated&limit=1000", auditor);
            assertThat(answer.json().get("events").size()).as(answer.body()).isGreaterThanOrEqualTo(CARTS);
        }
    }

    @Test
    void aCustomersCartsAreGatheredFromAllInstances() {
        String alice = platform.platform().token("alice");
        for (int n = 1; n <= 6; n++) {
            platform.writer()
                    .append(CartScript.customer("alice", "shop-" + n, n).events());
        }
        for (Instance instance : List.of(one, two)) {
            Eventually.holds(DEADLINE, () -> {
                Answer answer = Http.read(instance.url() + "/v1/customers/me/carts", alice);
                return answer.json().path("carts").size() == 6;
            });
            assertThat(Http.read(instance.url() + "/v1/customers/me/cart?store=shop-3", alice)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void operatorsSeeEveryCartAndPartitionFromAnywhere() {
        String operator = platform.platform().token("operator");
        for (CartScript script : scripts.subList(0, PARTITIONS)) {
            platform.writer().state(script.events());
            for (Instance instance : List.of(one, two)) {
                Answer answer = Http.read(instance.url() + "/v1/ops/carts/" + script.cartId(), operator);
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.json().at("/fold/version").asLong()).isEqualTo(2);
                assertThat(answer.json().at("/view/stateHash").asString())
                        .isEqualTo(answer.json().at("/fold/stateHash").asString());
                assertThat(answer.json().at("/fold/holds").asBoolean()).isTrue();
                assertThat(answer.json().at("/writer/version").asLong()).isEqualTo(2);
                assertThat(answer.json().at("/agree").asBoolean())
                        .as(answer.body())
                        .isTrue();
            }
        }
        Answer shards = Http.read(two.url() + "/v1/ops/shards", operator);
        assertThat(shards.json().at("/views")).hasSize(2);
        assertThat(shards.body()).doesNotContain("\"answers\":false");
        assertThat(Http.read(one.url() + "/v1/ops/shards", platform.platform().token("alice"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aViewIsListedWholeFromAnyInstance() {
        String operator = platform.platform().token("operator");
        for (Instance instance : List.of(one, two)) {
            long lines = 0;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                Answer answer = Http.read(instance.url() + "/v1/ops/views/history?partition=" + partition, operator);
                long count = answer.body().lines().count() - 1;
                assertThat(answer.body()).endsWith("end " + count + "\n");
                lines += count;
            }
            assertThat(lines).isGreaterThanOrEqualTo(CARTS);
        }
        assertThat(Http.get(one.url() + "/v1/ops/views/none?partition=0", operator)
                        .status())
                .isEqualTo(404);
        assertThat(Http.get(one.url() + "/v1/ops/views/carts?partition=99", operator)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aStreamIsPassedOnAsItComes() {
        for (int n = 0; n < PARTITIONS; n++) {
            CartScript script = scripts.get(n);
            try (EventStream stream = EventStream.open(two.url() + "/v1/carts/" + script.cartId() + "/stream", TOKEN)) {
                stream.awaitId(2, DEADLINE);
            }
        }
    }

    @Test
    void whatInstancesAskEachOtherIsNotThereForAnyoneElse() {
        String path = "/internal/carts/" + scripts.getFirst().cartId();
        assertThat(Http.get(one.url() + path, "").status()).isEqualTo(404);
        assertThat(Http.get(one.url() + path, "", "X-Cart-Internal", "guess").code())
                .isEqualTo("not-found");
    }
}
