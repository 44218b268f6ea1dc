package dev.cartlog.acceptance.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Keeps so many connections busy, each with one request after the other, on one thread. It understands as much of HTTP as the
 * measured answers need: a status, a length, a body.
 */
final class HttpLoop {
    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int LATENCIES_MAX = 4_000_000;
    private static final long SELECT_MS = 50;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String LENGTH = "content-length: ";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final List<byte[]> requests;
    private final int status;
    private final long[] latencies = new long[LATENCIES_MAX];
    private int answers;
    private int sent;

    private HttpLoop(List<byte[]> requests, int status) {
        this.requests = requests;
        this.status = status;
    }

    /** What was measured. */
    record Result(double perSecond, double p50Ms, double p99Ms, long answers) {}

    private static final class Connection {
        private final SocketChannel channel;
        private final byte[] bytes = new byte[ANSWER_BYTES_MAX];
        private final ByteBuffer received = ByteBuffer.wrap(bytes);
        private long sentNanos;

        private Connection(SocketChannel channel) {
            this.channel = channel;
        }
    }

    /**
     * Asks again and again.
     *
     * @param requests whole, taken in turn
     * @throws IllegalStateException when an answer has another status
     */
    static Result run(int port, List<byte[]> requests, int status, int connections, Duration duration)
            throws IOException {
        return new HttpLoop(requests, status).run(port, connections, duration);
    }

    private Result run(int port, int connections, Duration duration) throws IOException {
        List<Connection> all = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int n = 0; n < connections; n++) {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.configureBlocking(false);
                Connection connection = new Connection(channel);
                channel.register(selector, SelectionKey.OP_READ, connection);
                all.add(connection);
            }
            long begun = System.nanoTime();
            for (Connection connection : all) {
                ask(connection);
            }
            while (System.nanoTime() - begun < duration.toNanos()) {
                selector.select(key -> answered((Connection) key.attachment()), SELECT_MS);
            }
            return result(System.nanoTime() - begun);
        } finally {
            for (Connection connection : all) {
                connection.channel.close();
            }
        }
    }

    private void ask(Connection connection) throws IOException {
        connection.received.clear();
        connection.sentNanos = System.nanoTime();
        ByteBuffer request = ByteBuffer.wrap(requests.get(sent++ % requests.size()));
        while (request.hasRemaining()) {
            connection.channel.write(request);
        }
    }

    private void answered(Connection connection) {
        try {
            if (connection.channel.read(connection.received) < 0) {
                throw new IllegalStateException("the server closed a connection");
            }
            if (isWhole(connection.bytes, connection.received.position())) {
                latencies[answers++ % LATENCIES_MAX] = System.nanoTime() - connection.sentNanos;
                ask(connection);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a connection broke", e);
        }
    }

    private boolean isWhole(byte[] received, int bytes) {
        String text = new String(received, 0, bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int answered = Integer.parseInt(text, STATUS_AT, STATUS_AT + 3, 10);
        if (answered != status) {
            throw new IllegalStateException("answered " + text);
        }
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        int length = head.indexOf(LENGTH);
        int lineEnd = head.indexOf('\r', length);
        int body = length < 0
                ? 0
                : Integer.parseInt(head, length + LENGTH.length(), lineEnd < 0 ? head.length() : lineEnd, 10);
        // "Not modified" tells a length at most, and has no body.
        return answered == 304 || bytes >= end + 4 + body;
    }

    private Result result(long tookNanos) {
        long[] sorted = Arrays.copyOf(latencies, Math.min(answers, LATENCIES_MAX));
        Arrays.sort(sorted);
        return new Result(
                answers * NANOS_PER_SECOND / tookNanos,
                sorted[sorted.length / 2] / NANOS_PER_MILLI,
                sorted[(int) (sorted.length * 0.99)] / NANOS_PER_MILLI,
                answers);
    }
}
