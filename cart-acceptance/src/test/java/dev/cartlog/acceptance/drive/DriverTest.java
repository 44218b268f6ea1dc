package dev.cartlog.acceptance.drive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {
    private static final Request REQUEST = Request.withKey("POST", "/", "token", "{}");
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void everyAnswerCountsOnceAndEveryRequestHasItsOwnKey() throws IOException {
        serve(exchange -> answer(exchange, 200));
        Driven driven = saturate(200);
        assertThat(driven.answers()).isPositive().isEqualTo(keys.size());
        assertThat(driven.failed()).isZero();
    }

    @Test
    void otherAnswersAreCountedApart() throws IOException {
        serve(exchange -> answer(exchange, 503));
        Driven driven = saturate(200);
        assertThat(driven.answers()).isZero();
        assertThat(driven.failed()).isEqualTo(keys.size());
    }

    @Test
    void aRateIsKeptTo() throws IOException {
        serve(exchange -> answer(exchange, 200));
        try (Driver driver = Driver.connect(server.getAddress().getPort(), 4, 200)) {
            assertThat(driver.atRate(() -> REQUEST, 100, HALF_A_SECOND).answers())
                    .isEqualTo(50);
        }
    }

    @Test
    void whatWaitsBehindASlowAnswerIsLateFromTheMomentItWasDue() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        serve(exchange -> {
            if (keys.isEmpty()) {
                hold(first, HALF_A_SECOND);
            }
            answer(exchange, 200);
        });
        try (Driver driver = Driver.connect(server.getAddress().getPort(), 1, 200)) {
            Driven driven = driver.atRate(() -> REQUEST, 20, HALF_A_SECOND);
            assertThat(driven.answers()).isEqualTo(10);
            // Ten were due within the half second for which the first was held: half of them waited a quarter at least.
            assertThat(driven.ms(50)).isGreaterThan(200);
        }
    }

    private static void hold(CountDownLatch never, Duration duration) {
        try {
            assertThat(never.await(duration.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Driven saturate(int status) throws IOException {
        try (Driver driver = Driver.connect(server.getAddress().getPort(), 4, status)) {
            return driver.saturate(() -> REQUEST, HALF_A_SECOND);
        }
    }

    private void serve(HttpHandler handler) {
        server.createContext("/", handler);
    }

    private void answer(HttpExchange exchange, int status) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.getRequestBody().readAllBytes();
        byte[] body = "{}".getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
