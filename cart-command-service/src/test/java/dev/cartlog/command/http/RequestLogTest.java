package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cartlog.command.http.Api.GuestCart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is written down of a request: enough to find out what happened, nothing of who the person is. */
class RequestLogTest extends EdgeTest {
    private static final Duration WRITTEN_DEADLINE = Duration.ofSeconds(10);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("dev.cartlog.requests");

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        log.setAdditive(false);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        log.setLevel(Level.OFF);
        log.setAdditive(true);
    }

    @Test
    void aCommandIsLoggedWithItsCartPrincipalOutcomeAndDuration() {
        GuestCart cart = api.newGuestCart();

        cart.api().header("X-Correlation-Id", "log-1").post(cart.path("/lines"), CartsInStates.item("sku-1", 1));

        Map<String, String> line = line("log-1");
        assertThat(line)
                .containsEntry("command", "AddItem")
                .containsEntry("cart", cart.cartId())
                .containsEntry("principal", "guest")
                .containsEntry("outcome", "applied")
                .containsEntry("status", "200")
                .containsEntry("route", "/v1/carts/{cartId}/lines");
        assertThat(Long.parseLong(line.getOrDefault("durationMicros", "-1"))).isPositive();
    }

    @Test
    void aRefusalIsLoggedWithItsCode() {
        GuestCart cart = api.newGuestCart();

        api.person("alice")
                .header("X-Correlation-Id", "log-2")
                .post(cart.path("/lines"), CartsInStates.item("sku-1", 1));

        assertThat(line("log-2"))
                .containsEntry("command", "AddItem")
                .containsEntry("cart", cart.cartId())
                .containsEntry("principal", "customer")
                .containsEntry("outcome", "cart-not-found")
                .containsEntry("status", "404");
    }

    @Test
    void neitherTokensNorPeopleNorTextOfTheirsAreLogged() {
        GuestCart cart = api.newGuestCart();
        String secret = "no-one-shall-read-this";

        Api careless = api.person(secret).header("X-Correlation-Id", "log-3").key(secret);
        careless.post("/v1/carts/" + secret + "/lines?q=" + secret, "{\"sku\":\"" + secret + "\",\"quantity\":1}");
        cart.api().header("X-Correlation-Id", "log-4").post(cart.path("/lines"), "{\"" + secret + "\\n{}\":1}");

        assertThat(line("log-3").toString() + line("log-4"))
                .doesNotContain(secret)
                .doesNotContain("gct_");
        assertThat(line("log-3")).doesNotContainKey("cart");
    }

    /** The line is written when the answer is on its way, so it may come a moment later than the answer. */
    private Map<String, String> line(String correlationId) {
        long end = System.nanoTime() + WRITTEN_DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            for (ILoggingEvent event : List.copyOf(lines.list)) {
                Map<String, String> fields = new TreeMap<>();
                event.getKeyValuePairs().forEach(pair -> fields.put(pair.key, String.valueOf(pair.value)));
                if (correlationId.equals(fields.get("correlationId"))) {
                    return fields;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nothing was logged of " + correlationId);
    }
}
