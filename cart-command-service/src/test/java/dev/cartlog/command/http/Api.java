package dev.cartlog.command.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the service as tests need it: one credential, some headers, every answer as JSON. */
final class Api {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final int port;
    private final @Nullable String credential;
    private final List<String> headers;
    private final Seen seen;

    /** Is told of every exchange. */
    @FunctionalInterface
    interface Seen {
        void see(String method, String path, Answer answer);
    }

    private Api(int port, @Nullable String credential, List<String> headers, Seen seen) {
        this.port = port;
        this.credential = credential;
        this.headers = headers;
        this.seen = seen;
    }

    static Api on(int port) {
        return new Api(port, null, List.of(), (method, path, answer) -> {});
    }

    Api seenBy(Seen witness) {
        return new Api(port, credential, headers, witness);
    }

    /** With a bearer token. */
    Api as(String token) {
        return new Api(port, token, headers, seen);
    }

    /** As this person, with a good token. */
    Api person(String who) {
        return as(TestEdge.TOKENS.mint(who, dev.cartlog.local.identity.Flaw.NONE));
    }

    Api header(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Api(port, credential, more, seen);
    }

    Api key(String idempotencyKey) {
        return header("Idempotency-Key", idempotencyKey);
    }

    Api ifMatch(String tag) {
        return header("If-Match", tag);
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, @Nullable String json) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TIMEOUT)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null && !headers.contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (credential != null) {
            request.header("Authorization", "Bearer " + credential);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            Answer answer = new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
            seen.see(method, path, answer);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A guest's cart and the client that may use it. */
    record GuestCart(Api api, String cartId, String token) {
        String path(String rest) {
            return "/v1/carts/" + cartId + rest;
        }
    }

    GuestCart newGuestCart() {
        Answer created = post("/v1/carts", "{\"currency\":\"EUR\"}");
        String token = created.json().get("guestToken").asString();
        return new GuestCart(as(token), created.cart("cartId"), token);
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String code() {
            return json().get("code").asString();
        }

        String cart(String field) {
            return json().get("cart").get(field).asString();
        }

        List<String> events() {
            List<String> events = new ArrayList<>();
            json().get("events")
                    .forEach(event -> events.add(event.get("type").asString() + "@"
                            + event.get("version").asLong()));
            return events;
        }

        List<String> pointers() {
            List<String> pointers = new ArrayList<>();
            json().get("errors")
                    .forEach(error -> pointers.add(error.get("pointer").asString()));
            return pointers;
        }
    }
}
