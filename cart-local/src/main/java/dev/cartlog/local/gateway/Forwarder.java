package dev.cartlog.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/** Passes one request on to a service and its answer back, as it comes: an event stream is not held up. */
final class Forwarder implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Until the answer begins; a stream may then last. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(35);

    /** The services take 64 KiB and say so themselves; this only bounds what the gateway holds. */
    private static final int BODY_BYTES_MAX = 1 << 20;

    private static final Set<String> REPEATABLE_METHODS = Set.of("GET", "HEAD");

    private static final int COPY_BYTES = 16 * 1024;

    private final HttpClient client;

    Forwarder(ExecutorService threads) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT_TIMEOUT)
                .executor(threads)
                .build();
    }

    /**
     * Answers the exchange, whatever happens on the other side.
     *
     * @param headers of ours, lower case; they win over those that were sent
     */
    void forward(HttpExchange exchange, Upstream upstream, Route route, Map<String, String> headers)
            throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) {
            Problem.BODY_TOO_LARGE.answer(exchange);
            return;
        }
        boolean inDoubt = false;
        for (URI instance : upstream.inTurn()) {
            Optional<HttpResponse<InputStream>> answer = Optional.empty();
            try {
                answer = ask(request(exchange, instance, route, body, headers));
            } catch (IOException ended) {
                // Another instance gives the same answer to a request that has no other effect when it is sent twice.
                if (ended instanceof HttpTimeoutException || !isRepeatable(exchange)) {
                    throw ended;
                }
                inDoubt = true;
            }
            if (answer.isPresent()) {
                copy(answer.get(), exchange);
                return;
            }
        }
        (inDoubt ? Problem.broken(route) : Problem.unreachable(route)).answer(exchange);
    }

    /** Empty when nobody took the connection: nothing was sent then, and another instance may be asked instead. */
    private Optional<HttpResponse<InputStream>> ask(HttpRequest request) throws IOException, InterruptedException {
        try {
            return Optional.of(client.send(request, BodyHandlers.ofInputStream()));
        } catch (ConnectException | HttpConnectTimeoutException refused) {
            return Optional.empty();
        }
    }

    private static boolean isRepeatable(HttpExchange exchange) {
        return REPEATABLE_METHODS.contains(exchange.getRequestMethod())
                || exchange.getRequestHeaders().containsKey("Idempotency-Key");
    }

    private static HttpRequest request(
            HttpExchange exchange, URI instance, Route route, byte[] body, Map<String, String> headers) {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(instance + route.upstreamPath(asked.getRawPath()) + query))
                .timeout(ANSWER_TIMEOUT)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        Headers.forward(exchange.getRequestHeaders(), (name, value) -> {
            if (!headers.containsKey(name.toLowerCase(Locale.ROOT))) {
                request.header(name, value);
            }
        });
        headers.forEach(request::header);
        return request.build();
    }

    private static void copy(HttpResponse<InputStream> answer, HttpExchange exchange) throws IOException {
        try (InputStream from = answer.body()) {
            Headers.forward(answer.headers().map(), exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(answer.statusCode(), length(answer, exchange));
            OutputStream to = exchange.getResponseBody();
            byte[] buffer = new byte[COPY_BYTES];
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                to.write(buffer, 0, read);
                to.flush();
            }
        }
    }

    /** As the JDK's server wants it: -1 for no body, 0 for one of unknown length. */
    private static long length(HttpResponse<InputStream> answer, HttpExchange exchange) {
        boolean bodiless = answer.statusCode() == 204
                || answer.statusCode() == 304
                || exchange.getRequestMethod().equals("HEAD");
        OptionalLong length = answer.headers().firstValueAsLong("content-length");
        if (bodiless || length.orElse(-1) == 0) {
            return -1;
        }
        return length.orElse(0);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
