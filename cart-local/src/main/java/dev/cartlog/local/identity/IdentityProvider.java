package dev.cartlog.local.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes the issuer's metadata and public key, as an OpenID provider does, so that services check tokens for real, and
 * hands out tokens.
 *
 * <p>It vouches for anyone, so it listens on the loopback interface only and refuses to start where {@code CART_MODE}
 * says anything but {@code local}.
 */
public final class IdentityProvider implements AutoCloseable {
    /** Environment variable that names the kind of installation. */
    public static final String MODE_VARIABLE = "CART_MODE";

    /** The one mode this may run in. */
    public static final String MODE_LOCAL = "local";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService threads;

    private IdentityProvider(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts answering.
     *
     * @param mode the value of {@link #MODE_VARIABLE}, {@link #MODE_LOCAL} where it is not set
     * @throws IllegalStateException outside local mode
     * @throws UncheckedIOException when the port is taken
     */
    public static IdentityProvider start(SigningKey key, int port, String mode) {
        if (!mode.equals(MODE_LOCAL)) {
            throw new IllegalStateException("The development identity provider vouches for anyone and never starts in "
                    + MODE_VARIABLE + "=" + mode + ". Configure a real issuer instead.");
        }
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            byte[] keys = json(Map.of("keys", List.of(key.publicJwk())));
            byte[] metadata = json(metadata(port));
            server.createContext("/jwks", exchange -> answer(exchange, "/jwks", keys));
            server.createContext("/token", new TokenEndpoint(new AccessTokens(key, issuer(port), Clock.systemUTC())));
            server.createContext("/", exchange -> answer(exchange, "/.well-known/openid-configuration", metadata));
            server.start();
            return new IdentityProvider(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("the identity provider cannot listen on port " + port, e);
        }
    }

    /** The issuer's name in tokens. */
    public static URI issuer(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where the public keys are. */
    public static URI jwks(int port) {
        return URI.create(issuer(port) + "/jwks");
    }

    private static Map<String, Object> metadata(int port) {
        return Map.of(
                "issuer", issuer(port).toString(),
                "jwks_uri", jwks(port).toString(),
                "token_endpoint", issuer(port) + "/token",
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of());
    }

    private static void answer(HttpExchange exchange, String path, byte[] body) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                exchange.sendResponseHeaders(404, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
            } else {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] json(Map<String, Object> content) {
        return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    }

    /** Stops answering and frees the port at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
