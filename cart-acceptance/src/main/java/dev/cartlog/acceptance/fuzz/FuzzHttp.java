package dev.cartlog.acceptance.fuzz;

import dev.cartlog.acceptance.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends requests as they are. Of an event stream only the first event is read. */
final class FuzzHttp implements AutoCloseable {
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(20);
    private static final String END_OF_EVENT = "\n\n";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @throws IOException when there is no answer */
    Answer send(FuzzRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder http = HttpRequest.newBuilder(URI.create(request.base + request.target))
                .timeout(ANSWER_DEADLINE)
                .method(
                        request.method,
                        request.body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body));
        request.headers().forEach(header -> http.header(header[0], header[1]));
        HttpResponse<InputStream> response = client.send(http.build(), BodyHandlers.ofInputStream());
        boolean stream =
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        try (InputStream body = response.body()) {
            String text = stream ? firstEvent(body) : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(response.statusCode(), response.headers(), text);
        }
    }

    private static String firstEvent(InputStream body) throws IOException {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        for (int b = body.read(); b >= 0; b = body.read()) {
            event.write(b);
            if (b == '\n' && event.toString(StandardCharsets.UTF_8).endsWith(END_OF_EVENT)) {
                break;
            }
        }
        return event.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
