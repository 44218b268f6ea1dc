package dev.cartlog.acceptance.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests, each with a deadline. Safe for use by any number of threads. */
public final class CartHttp implements AutoCloseable {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(2);
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_DEADLINE)
            .build();

    /**
     * Sends and waits for the answer, whatever its status.
     *
     * @throws UncheckedIOException when there is no answer: whether the request took effect is then not known
     */
    public Answer send(Call call) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).timeout(ANSWER_DEADLINE);
        call.headers().forEach(request::header);
        call.body()
                .ifPresentOrElse(
                        body -> request.header("Content-Type", "application/json")
                                .method(call.method(), BodyPublishers.ofString(JSON.writeValueAsString(body))),
                        () -> request.method(call.method(), BodyPublishers.noBody()));
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + call.method() + " " + call.uri(), e);
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
