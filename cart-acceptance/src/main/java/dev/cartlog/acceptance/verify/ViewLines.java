package dev.cartlog.acceptance.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/** Asks a query service for the content of its views; it needs an operator's access token. */
final class ViewLines implements ViewReader {
    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(2);
    /** A partition that moves is refused for a while. */
    private static final Duration READABLE_DEADLINE = Duration.ofSeconds(60);

    private static final Duration AGAIN_INTERVAL = Duration.ofMillis(500);
    private static final int NOT_YET = 503;

    private final URI query;
    private final String token;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT_DEADLINE).build();

    ViewLines(URI query, String token) {
        this.query = query;
        this.token = token;
    }

    /**
     * Every line of a view's partition.
     *
     * @throws IllegalStateException when the service does not let us in, or cannot be read for a minute
     */
    @Override
    public void read(String view, int partition, Consumer<String> line) throws InterruptedException {
        URI uri = query.resolve("/v1/ops/views/" + view + "?partition=" + partition);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        long deadline = System.nanoTime() + READABLE_DEADLINE.toNanos();
        while (true) {
            int status = read(request, line);
            if (status == 200) {
                return;
            }
            if (status != NOT_YET || System.nanoTime() > deadline) {
                throw new IllegalStateException(uri + " answers " + status);
            }
            Thread.sleep(AGAIN_INTERVAL);
        }
    }

    private int read(HttpRequest request, Consumer<String> line) throws InterruptedException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (BufferedReader body =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                if (response.statusCode() == 200) {
                    whole(body, line);
                }
                return response.statusCode();
            }
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request.uri() + ": " + e.getMessage(), e);
        }
    }

    /** The last line says how many came before it: a list that was cut off must not pass for a whole one. */
    private static void whole(BufferedReader body, Consumer<String> taker) throws IOException {
        long lines = 0;
        String end = "";
        for (String line = body.readLine(); line != null; line = body.readLine()) {
            if (line.startsWith("end ")) {
                end = line;
            } else {
                lines++;
                taker.accept(line);
            }
        }
        if (!end.equals("end " + lines)) {
            throw new IOException("the list of a view was cut off after " + lines + " lines");
        }
    }
}
