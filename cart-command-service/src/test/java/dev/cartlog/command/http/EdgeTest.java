package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.http.Api.Answer;
import dev.cartlog.local.identity.IdentityProvider;
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

    @BeforeEach
    void connect() {
        api = Api.on(port);
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
