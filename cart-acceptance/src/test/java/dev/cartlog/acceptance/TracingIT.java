package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.acceptance.platform.LocalPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One click is one trace, from the page to the view. */
class TracingIT {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLICK = "00f067aa0ba902b7";
    private static final Duration DEADLINE = Duration.ofMinutes(1);
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(200);

    @Test
    void anAddIsOneTraceThroughShardAndKafkaToTheViewAndBeginsWithTheClickInAPage(@TempDir Path directory)
            throws Exception {
        try (LocalPlatform platform = LocalPlatform.start(directory, Map.of(), "--tracing");
                CartHttp http = new CartHttp()) {
            URI shop = platform.addresses().shop();
            Answer opened = http.send(Call.post(shop, "/v1/carts", Map.of("currency", "EUR")));
            Call add = Call.post(
                            shop,
                            "/v1/carts/" + opened.string("/cart/cartId") + "/lines",
                            Map.of("sku", "sku-1", "quantity", 1))
                    .as(opened.string("/guestToken"))
                    .with("traceparent", "00-" + TRACE + "-" + CLICK + "-01");
            assertThat(http.send(add).status()).isEqualTo(200);

            JsonNode fold = awaitSpan(http, shop, "fold");
            JsonNode spans = spans(http, shop);
            JsonNode kafka = parent(spans, fold);
            JsonNode shard = parent(spans, kafka);
            JsonNode request = parent(spans, shard);
            JsonNode gateway = parent(spans, request);
            assertThat(kafka.path("name").asString()).isEqualTo("kafka cart-events");
            assertThat(kafka.path("service").asString()).isEqualTo("cart-query-service");
            assertThat(shard.path("name").asString()).isEqualTo("shard");
            assertThat(shard.path("service").asString()).isEqualTo("cart-command-service");
            assertThat(request.path("name").asString()).startsWith("POST /v1/carts/");
            assertThat(gateway.path("service").asString()).isEqualTo("gateway");
            assertThat(gateway.path("parentSpanId").asString()).isEqualTo(CLICK);
            assertThat(http.send(Call.get(shop, "/traces/" + TRACE + ".svg")).text())
                    .contains("<svg", "kafka cart-events", "fold");
            BrowserScenarios.hold(platform, Map.of("CART_TRACES", "collected"), "browser-tests/tracing.test.ts");
        }
    }

    private static JsonNode awaitSpan(CartHttp http, URI shop, String name) throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            JsonNode spans = spans(http, shop);
            Optional<JsonNode> found = find(spans, "name", name);
            // The spans of the two services come in batches of their own.
            if (found.isPresent() && find(spans, "name", "shard").isPresent()) {
                return found.get();
            }
            assertThat(System.nanoTime() - end)
                    .describedAs("no %s in %s", name, spans)
                    .isNegative();
            LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS.toNanos());
        }
    }

    private static JsonNode spans(CartHttp http, URI shop) throws InterruptedException {
        return http.send(Call.get(shop, "/traces/" + TRACE)).json();
    }

    private static JsonNode parent(JsonNode spans, JsonNode span) {
        return find(spans, "spanId", span.path("parentSpanId").asString())
                .orElseThrow(() -> new AssertionError("no parent of " + span + " in " + spans));
    }

    private static Optional<JsonNode> find(JsonNode spans, String field, String value) {
        return StreamSupport.stream(spans.spliterator(), false)
                .filter(span -> span.path(field).asString("").equals(value))
                .findFirst();
    }
}
