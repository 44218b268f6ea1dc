package dev.cartlog.web;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service of ours that runs for all tests of what every service does with requests. */
@SpringBootTest(
        classes = TestService.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:cart-web.properties",
            "management.server.port=0",
            "cart.http.cors-origins=https://shop.test",
            "cart.identity.issuer=https://issuer.test"
        })
abstract class RunningService {
    static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        String url = TestService.startIssuer();
        properties.add("cart.identity.jwks-url", () -> url);
    }
}
