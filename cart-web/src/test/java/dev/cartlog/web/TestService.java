package dev.cartlog.web;

import com.sun.net.httpserver.HttpServer;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Bodies;
import dev.cartlog.web.request.Documents;
import dev.cartlog.web.request.Routes;
import dev.cartlog.web.security.Callers;
import dev.cartlog.web.security.Scopes;
import dev.cartlog.web.security.TestIssuer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The smallest service: what the module's parts do together, without any cart. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(CartWeb.class)
class TestService {
    static final TestIssuer ISSUER = new TestIssuer();
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final Duration LINGER = Duration.ofMillis(300);

    /** Publishes the issuer's keys; ends with the tests' JVM. */
    static String startIssuer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = ISSUER.published().toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                }
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Bean
    RouterFunction<ServerResponse> routes(Bodies bodies) {
        Routes routes = new Routes()
                .on(HttpMethod.GET, "/v1/me", TestService::me)
                .on(HttpMethod.GET, "/v1/audit", TestService::audit)
                .on(
                        HttpMethod.GET,
                        "/v1/slow",
                        request -> Mono.delay(SLOW).then(Answers.json(ServerResponse.ok(), "{}")))
                .on(
                        HttpMethod.POST,
                        "/v1/lingering",
                        request -> bodies.bytes(request.exchange().getRequest()).then(lingering()))
                .on(HttpMethod.POST, "/v1/echo", request -> echo(request, bodies))
                .on(HttpMethod.GET, "/v1/defect", request -> Mono.error(new IllegalStateException("secret-detail")));
        return Documents.publish(routes, "{\"openapi\":\"3.1.0\",\"paths\":{},\"components\":{}}")
                .build();
    }

    private static Mono<ServerResponse> me(ServerRequest request) {
        return Callers.of(request)
                .flatMap(caller -> Answers.json(
                        ServerResponse.ok(),
                        "{\"who\":\"" + caller.principal().getClass().getSimpleName() + "\"}"));
    }

    /** The answer is out long before the server is done with it. */
    private static Mono<ServerResponse> lingering() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return ServerResponse.ok().contentLength(body.length).build((exchange, context) -> {
            ServerHttpResponse response = exchange.getResponse();
            return response.writeWith(Mono.just(response.bufferFactory().wrap(body)))
                    .then(Mono.delay(LINGER))
                    .then();
        });
    }

    private static Mono<ServerResponse> audit(ServerRequest request) {
        return Callers.of(request)
                .map(caller -> caller.withScope(Scopes.AUDIT))
                .flatMap(auditor -> Answers.json(ServerResponse.ok(), "{}"));
    }

    private static Mono<ServerResponse> echo(ServerRequest request, Bodies bodies) {
        return bodies.json(request.exchange().getRequest())
                .flatMap(body -> Answers.json(
                        ServerResponse.ok(),
                        "{\"length\":" + body.text("text", 100_000).length() + "}"));
    }
}
