package dev.cartlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.value.Sha256;
import dev.cartlog.query.testing.CartScript;
import dev.cartlog.query.testing.Eventually;
import dev.cartlog.query.testing.Http;
import dev.cartlog.query.testing.QueryPlatform;
import dev.cartlog.query.testing.QueryProcess;
import dev.cartlog.query.testing.ReadLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three processes share the views; one is killed while carts are changed and read. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 10, unit = TimeUnit.MINUTES) // An export that stops in the middle is to fail, not to be waited for.
class KilledQueryInstanceIT {
    private static final String TOKEN = "gct_" + "A".repeat(43);
    private static final int CARTS = 16;
    private static final int READERS = 6;
    private static final int EXPORTED_EVENTS = 12_000;
    private static final int EVENTS_PER_TRANSACTION = 500;
    private static final long ANSWERS_BEFORE = 300;
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final List<String> JVM = List.of("-Xmx144m", "-XX:MaxDirectMemorySize=48m");

    private final List<CartScript> scripts = new ArrayList<>();
    private QueryPlatform platform;
    private List<QueryProcess> processes = List.of();

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        platform = new QueryPlatform(directory);
        for (int n = 1; n <= CARTS; n++) {
            CartScript script = CartScript.guest(n, Sha256.hex(TOKEN)).add("sku-1", 1);
            scripts.add(script);
            platform.writer().append(script.events());
        }
        processes = List.of(
                platform.startProcess("one", JVM),
                platform.startProcess("two", JVM),
                platform.startProcess("three", JVM));
        for (QueryProcess process : processes) {
            process.awaitReady();
        }
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private static String path(CartScript script) {
        return "/v1/carts/" + script.cartId();
    }

    private boolean allAnswer(List<QueryProcess> live) {
        return live.stream()
                .allMatch(process -> scripts.stream()
                        .allMatch(script ->
                                Http.get(process.url() + path(script), TOKEN).status() == 200));
    }

    /** One more item in each cart. */
    private void change() {
        for (CartScript script : scripts) {
            int version = script.events().size();
            script.change("sku-1", version - 1, version);
            platform.writer().append(List.of(script.event(version + 1L)));
        }
    }

    @Test
    void noAnswerIsWrongOrSilentlyOldWhenAnInstanceIsKilled() throws InterruptedException {
        Eventually.holds(DEADLINE, () -> allAnswer(processes));
        List<QueryProcess> live = processes.subList(0, 2);
        List<String> urls = processes.stream().map(QueryProcess::url).toList();
        List<String> carts =
                scripts.stream().map(script -> script.cartId().toString()).toList();
        try (ReadLoad load = new ReadLoad(urls, carts, TOKEN, READERS)) {
            Eventually.holds(DEADLINE, () -> {
                change();
                return load.answered() > ANSWERS_BEFORE;
            });
            long refusedBefore = load.refused();
            processes.get(2).kill();
            long killed = System.nanoTime();
            Eventually.holds(DEADLINE, () -> {
                change();
                return allAnswer(live);
            });
            System.out.printf(
                    "query instance killed: every cart readable on both others after %.1f s; %d answers, %d refusals since, %d unreachable%n",
                    (System.nanoTime() - killed) / 1e9,
                    load.answered(),
                    load.refused() - refusedBefore,
                    load.unreachable());
            long answered = load.answered();
            Eventually.holds(DEADLINE, () -> {
                change();
                return load.answered() > answered + ANSWERS_BEFORE;
            });
            assertThat(load.wrong()).isEmpty();
        }
        for (CartScript script : scripts) {
            for (QueryProcess process : live) {
                String last = "?minVersion=" + script.events().size();
                assertThat(Http.read(process.url() + path(script) + last, TOKEN).status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aLongHistoryIsExportedByAServiceWithLittleMemory() {
        CartScript script = CartScript.guest(1000, Sha256.hex(TOKEN)).add("sku-1", 1);
        while (script.events().size() < EXPORTED_EVENTS) {
            int version = script.events().size();
            script.change("sku-1", 1 + version % 2, 2 - version % 2);
        }
        for (int from = 0; from < EXPORTED_EVENTS; from += EVENTS_PER_TRANSACTION) {
            platform.writer().append(script.events().subList(from, from + EVENTS_PER_TRANSACTION));
        }
        String url = processes.getFirst().url();
        assertThat(Http.read(url + path(script) + "?minVersion=" + EXPORTED_EVENTS, TOKEN)
                        .status())
                .isEqualTo(200);
        String auditor = platform.platform().token("auditor");
        for (String type : List.of("application/x-ndjson", "text/csv")) {
            assertThat(Http.lines(url + "/v1/audit/carts/" + script.cartId() + "/events", auditor, "Accept", type))
                    .isEqualTo(EXPORTED_EVENTS + (type.equals("text/csv") ? 1 : 0));
        }
    }
}
