package dev.cartlog.local.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Publishes the issuer's metadata and public key, as an OpenID provider does, so that services check tokens for real, and
 * signs people in: the code flow with PKCE and rotating refresh tokens, and for programs a token in one request.
 *
 * <p>It vouches for anyone, so it listens on the loopback interface only, for pages of this machine, and refuses to start where {@code CART_MODE}
 * says anything but {@code local}.
 */
public final class IdentityProvider implements AutoCloseable {
    /** Environment variable that names the kind of installation. */
    public static final String MODE_VARIABLE = "CART_MODE";

    /** The one mode this may run in. */
    public static final String MODE_LOCAL = "local";

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
            Map<String, HttpHandler> paths = paths(key, port, Clock.systemUTC());
            server.createContext("/", exchange -> answer(exchange, paths));
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

    private static Map<String, HttpHandler> paths(SigningKey key, int port, Clock clock) {
        AuthorizationCodes codes = new AuthorizationCodes(clock);
        AccessTokens tokens = new AccessTokens(key, issuer(port), clock);
        return Map.of(
                "/.well-known/openid-configuration",
                document(metadata(port)),
                "/jwks",
                document(Map.of("keys", List.of(key.publicJwk()))),
                "/authorize",
                new AuthorizeEndpoint(codes, issuer(port)),
                "/token",
                new TokenEndpoint(tokens, codes, new RefreshTokens(clock)));
    }

    private static Map<String, Object> metadata(int port) {
        return Map.of(
                "issuer", issuer(port).toString(),
                "jwks_uri", jwks(port).toString(),
                "authorization_endpoint", issuer(port) + "/authorize",
                "token_endpoint", issuer(port) + "/token",
                "id_token_signing_alg_values_supported", List.of("RS256"),
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("code"),
                "grant_types_supported", List.of("authorization_code", "refresh_token", "password"),
                "code_challenge_methods_supported", List.of("S256"),
                "authorization_response_iss_parameter_supported", true);
    }

    private static HttpHandler document(Map<String, ?> content) {
        return exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                Replies.json(exchange, 200, content);
            } else {
                Replies.methodNotAllowed(exchange, "GET");
            }
        };
    }

    private static void answer(HttpExchange exchange, Map<String, HttpHandler> paths) throws IOException {
        try (exchange) {
            HttpHandler handler = paths.get(exchange.getRequestURI().getPath());
            if (!Loopback.isMeantForUs(exchange)) {
                Replies.error(exchange, 403, "invalid_request", "this is for pages and programs of this machine only");
            } else if (handler == null) {
                Replies.error(exchange, 404, "invalid_request", "there is nothing at this path");
            } else {
                handler.handle(exchange);
            }
        }
    }

    /** Stops answering and frees the port at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
