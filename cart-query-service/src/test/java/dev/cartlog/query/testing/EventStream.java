package dev.cartlog.query.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Reads server-sent events in the background. */
public final class EventStream implements AutoCloseable {
    private static final int SMALL_BUFFER_BYTES = 4096;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> response;
    private final List<Long> ids = new CopyOnWriteArrayList<>();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private volatile boolean ended;

    private EventStream(HttpRequest request) throws IOException, InterruptedException {
        response = client.send(request, BodyHandlers.ofLines());
        if (response.statusCode() == 200) {
            Thread.ofVirtual().start(() -> {
                try {
                    response.body().forEach(this::line);
                    ended = true;
                } catch (UncheckedIOException e) {
                    // The test has closed the stream.
                    heartbeats.get();
                }
            });
        }
    }

    private void line(String line) {
        if (line.startsWith("id: ")) {
            ids.add(Long.parseLong(line.substring(4)));
        } else if (line.startsWith(":")) {
            heartbeats.incrementAndGet();
        }
    }

    /** Opens a stream, whatever its status. */
    public static EventStream open(String url, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new EventStream(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The status of the answer. */
    public int status() {
        return response.statusCode();
    }

    /** Ids of the events so far. */
    public List<Long> ids() {
        return List.copyOf(ids);
    }

    /** Waits for an event. */
    public void awaitId(long id, Duration deadline) {
        Eventually.holds(deadline, () -> ids.contains(id));
    }

    /** Waits for the end that the service makes. */
    public void awaitEnd(Duration deadline) {
        Eventually.holds(deadline, () -> ended);
    }

    /** Waits for a sign of life. */
    public void awaitHeartbeat(Duration deadline) {
        Eventually.holds(deadline, () -> heartbeats.get() > 0);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** A connection that sends its request and then reads nothing at all. */
    public static Stalled stalled(int port, String path, String token) throws IOException {
        return new Stalled(port, path, token);
    }

    /** Holds the connection open. */
    public static final class Stalled implements AutoCloseable {
        private final Socket socket = new Socket();

        private Stalled(int port, String path, String token) throws IOException {
            socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
            socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }

        /** Whether this end is still open. */
        public boolean isConnected() {
            return socket.isConnected() && !socket.isClosed();
        }

        /** What has arrived. */
        public InputStream input() throws IOException {
            return socket.getInputStream();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
