package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.local.identity.IdentityProvider;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests of the routes over a real connection. All of them share one server. */
@SpringBootTest(
        classes = TestEdge.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.location=classpath:cart-web.properties",
            "management.server.port=0",
            // All tests come from one address, and many of them with bad credentials.
            "cart.http.failed-credentials-burst=100000",
            "logging.level.dev.cartlog.requests=OFF"
        })
abstract class EdgeTest {
    @Autowired
    InMemoryCarts carts;

    Api api;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void identity(DynamicPropertyRegistry properties) {
        properties.add("cart.identity.issuer", () -> IdentityProvider.issuer(TestEdge.IDENTITY_PORT));
        properties.add("cart.identity.jwks-url", () -> IdentityProvider.jwks(TestEdge.IDENTITY_PORT));
    }

    /** A busy machine may take longer than a fetch of the issuer's keys; the next one is made some seconds later. */
    private static final Duration KEYS_DEADLINE = Duration.ofSeconds(90);

    @BeforeEach
    void connect() {
        api = Api.on(port);
        long end = System.nanoTime() + KEYS_DEADLINE.toNanos();
        while (api.person("somebody").send("GET", "/problems", null).status() == 503 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().get("type").asString()).isEqualTo("/problems/" + code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.header("X-Correlation-Id")).isNotEmpty();
    }

    static void assertOk(Answer answer, int status) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    }
}
