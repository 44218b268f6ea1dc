package dev.cartlog.query.testing;

import dev.cartlog.web.openapi.Witness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client for tests. */
public final class Http {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int NOT_YET = 503;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    /** An answer. */
    public record Answer(int status, String body, HttpResponse<String> response) {
        /** The body as JSON. */
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** A header's first value, or nothing. */
        public String header(String name) {
            return Optional.ofNullable(response.headers().firstValue(name).orElse(null))
                    .orElse("");
        }

        /** The code of a problem. */
        public String code() {
            return json().get("code").asString();
        }
    }

    /** GET, asked again as long as the view is not there: a busy machine may take longer than a read waits. */
    public static Answer read(String url, String token, String... headers) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        Answer answer = get(url, token, headers);
        while (answer.status() == NOT_YET && System.nanoTime() < end) {
            answer = get(url, token, headers);
        }
        return answer;
    }

    /** The status of a GET; 0 when nothing answers. */
    public static int status(String url) {
        try {
            return get(url, "").status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** How many lines the answer to a GET has; nothing of it is kept. */
    public static long lines(String url, String token, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .headers(headers)
                .build();
        try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status and headers of the answer to a GET, as soon as they are there; its body is left. */
    public static Witness.Reply opened(String url, String token, String... headers) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .timeout(DEADLINE)
                .header("Authorization", "Bearer " + token)
                .headers(headers)
                .build();
        try {
            HttpResponse<InputStream> response = CLIENT.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return new Witness.Reply(response.statusCode(), response.headers()::firstValue, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GET with a bearer token and further headers, as name and value by turns. */
    public static Answer get(String url, String token, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).timeout(DEADLINE).GET();
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
