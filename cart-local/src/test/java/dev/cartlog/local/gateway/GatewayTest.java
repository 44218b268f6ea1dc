package dev.cartlog.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.traces.TraceStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class GatewayTest {
    private final FreePorts free = new FreePorts();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch firstEventSeen = new CountDownLatch(1);
    private final HttpServer service;
    private final Gateway gateway;
    private final Path files;
    private final int port = free.next();
    private final int nobody = free.next();

    GatewayTest(@TempDir Path files) throws IOException {
        this.files = files;
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        service.createContext("/v1/echo", GatewayTest::echo);
        service.createContext("/v1/stream", this::stream);
        service.createContext("/token", GatewayTest::echo);
        service.start();
        URI live = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        URI dead = URI.create("http://127.0.0.1:" + nobody);
        gateway = Gateway.start(
                port, new Gateway.Services(List.of(dead, live), List.of(live), live, url -> true, null), files);
    }

    @AfterEach
    void stop() {
        gateway.close();
        service.stop(0);
        client.close();
    }

    private static void echo(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", "\"17\"");
            exchange.getResponseHeaders()
                    .set(
                            "X-Asked",
                            exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                                    + exchange.getRequestHeaders().getFirst("If-Match"));
            exchange.sendResponseHeaders(body.length == 0 ? 304 : 201, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void stream(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("data: 1\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            boolean seen = firstEventSeen.await(20, TimeUnit.SECONDS);
            exchange.getResponseBody().write(("data: " + seen + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void passesMethodPathQueryHeadersAndBodyBothWaysAndSkipsADeadInstance() throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            HttpResponse<String> answer = send(request("/v1/echo/a%2Fb?x=%20y")
                    .header("If-Match", "\"16\"")
                    .method("PATCH", BodyPublishers.ofString("{\"delta\":1}")));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(answer.body()).isEqualTo("{\"delta\":1}");
            assertThat(answer.headers().firstValue("ETag")).contains("\"17\"");
            assertThat(answer.headers().firstValue("X-Asked")).contains("PATCH /v1/echo/a%2Fb?x=%20y \"16\"");
        }
    }

    @Test
    void theIdentityProviderIsOnTheSameOriginUnderItsOwnPrefix() throws Exception {
        HttpResponse<String> answer =
                send(request("/identity/token?x=1").POST(BodyPublishers.ofString("grant_type=refresh_token")));
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("grant_type=refresh_token");
        assertThat(answer.headers().firstValue("X-Asked")).contains("POST /token?x=1 null");
    }

    @Test
    void saysSoWhenTheIdentityProviderIsNotThere() throws Exception {
        service.stop(0);
        HttpResponse<String> answer = send(request("/identity/token").POST(BodyPublishers.ofString("")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void asksAnotherInstanceWhenOneEndsInTheMiddleOfARequestThatMayBeRepeated() throws Exception {
        HttpServer ending = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ending.createContext("/", HttpExchange::close);
        ending.start();
        URI broken = URI.create("http://127.0.0.1:" + ending.getAddress().getPort());
        URI live = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        int between = free.next();
        try (Gateway _ = Gateway.start(
                between,
                new Gateway.Services(List.of(broken, live), List.of(broken, live), live, url -> true, null),
                files)) {
            URI echo = URI.create("http://127.0.0.1:" + between + "/v1/echo");
            Set<Integer> withoutKey = new HashSet<>();
            for (int turn = 0; turn < 2; turn++) {
                HttpRequest.Builder add = HttpRequest.newBuilder(echo).POST(BodyPublishers.ofString("{}"));
                withoutKey.add(send(add).statusCode());
                add.header("Idempotency-Key", "key");
                assertThat(send(add).statusCode()).isEqualTo(201);
                assertThat(send(add).statusCode()).isEqualTo(201);
                assertThat(send(HttpRequest.newBuilder(echo)).statusCode()).isEqualTo(304);
            }
            assertThat(withoutKey).containsExactlyInAnyOrder(201, 503);
        } finally {
            ending.stop(0);
        }
    }

    @Test
    void asksWhoIsReadyFirstAndTheOthersAllTheSame() throws Exception {
        HttpServer starting = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        starting.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        starting.start();
        URI notYet = URI.create("http://127.0.0.1:" + starting.getAddress().getPort());
        URI live = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        int between = free.next();
        List<URI> both = List.of(notYet, live);
        try (Gateway _ = Gateway.start(between, new Gateway.Services(both, both, live, live::equals, null), files)) {
            HttpRequest.Builder echo = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + between + "/v1/echo"));
            for (int turn = 0; turn < 4; turn++) {
                assertThat(send(echo).statusCode()).isEqualTo(304);
            }
            service.stop(0);
            assertThat(send(echo).statusCode()).isEqualTo(204);
        } finally {
            starting.stop(0);
        }
    }

    @Test
    void passesNotModified() throws Exception {
        assertThat(send(request("/v1/echo")).statusCode()).isEqualTo(304);
    }

    @Test
    void deliversAStreamAsItComes() throws Exception {
        HttpResponse<InputStream> answer = client.send(request("/v1/stream").build(), BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: 1");
            firstEventSeen.countDown();
            assertThat(lines.readLine()).isEqualTo("data: true");
        }
    }

    @Test
    void saysSoWhenNoInstanceIsThere() throws Exception {
        service.stop(0);
        HttpResponse<String> answer = send(request("/v1/carts").POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).contains("\"code\":\"shard-moving\"").contains("\"retryable\":true");
    }

    @Test
    void servesTheShopsFilesAndNothingOutside() throws Exception {
        assertThat(send(request("/")).body()).contains("curl");
        Files.writeString(files.resolve("index.html"), "the shop");
        Files.writeString(files.resolve("app.js"), "js");
        assertThat(send(request("/")).body()).isEqualTo("the shop");
        assertThat(send(request("/cart/checkout")).body()).isEqualTo("the shop");
        assertThat(send(request("/app.js")).headers().firstValue("Content-Type"))
                .contains("text/javascript; charset=utf-8");
        assertThat(send(request("/missing.js")).statusCode()).isEqualTo(404);
        assertThat(send(request("/%2e%2e/%2e%2e/etc/passwd.txt")).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsPagesWhereSpansGoOnlyWhereTheyAreWanted() throws Exception {
        Files.writeString(files.resolve("index.html"), "the shop");
        assertThat(send(request("/")).headers().map()).doesNotContainKey("Server-Timing");
        URI live = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        int between = free.next();
        Gateway.Services collecting =
                new Gateway.Services(List.of(live), List.of(live), live, url -> true, new TraceStore());
        try (Gateway _ = Gateway.start(between, collecting, files)) {
            HttpRequest.Builder page = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + between + "/"));
            assertThat(send(page).headers().firstValue("Server-Timing")).contains("traces;desc=\"/traces/v1/traces\"");
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
