package dev.cartlog.acceptance.fuzz;

import dev.cartlog.acceptance.http.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection to one service, kept open from request to request and opened anew when the server closed it. It
 * sends bytes as they are, and when no answer comes it knows what was asked before on the same connection.
 */
final class FuzzConnection implements AutoCloseable {
    private static final int CONNECT_DEADLINE_MS = 5_000;
    private static final long ANSWER_DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final URI base;
    private @Nullable Open open;
    private String before = "nothing";

    FuzzConnection(URI base) {
        this.base = base;
    }

    /** What was asked before the last request on its connection. */
    String before() {
        return before;
    }

    private record Open(Socket socket, Deadline deadline, AnswerReader answers, String last) {}

    /**
     * @throws SocketTimeoutException when the answer is not there within 20 s
     * @throws IOException when there is none
     */
    Answer send(FuzzRequest request) throws IOException {
        Open kept = open;
        if (kept != null) {
            try {
                return exchange(kept, request);
            } catch (EOFException | SocketException e) {
                // The server may close a kept connection at any time; then a new one is due.
                close();
            }
        }
        return exchange(connected(), request);
    }

    private Open connected() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), CONNECT_DEADLINE_MS);
        Deadline deadline = new Deadline(socket);
        return new Open(socket, deadline, new AnswerReader(new BufferedInputStream(deadline)), "nothing");
    }

    private Answer exchange(Open on, FuzzRequest request) throws IOException {
        before = on.last();
        open = null;
        boolean keep = false;
        try {
            on.deadline().start();
            send(on.socket(), bytes(request));
            Answer answer = on.answers().read(request.method);
            keep = on.answers().isReusable();
            if (keep) {
                open = new Open(on.socket(), on.deadline(), on.answers(), request.curl());
            }
            return answer;
        } finally {
            if (!keep) {
                on.socket().close();
            }
        }
    }

    /** A server that refuses a request need not read all of it; then its answer matters, and not that it hung up. */
    private static void send(Socket socket, byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException e) {
            if (socket.getInputStream().available() == 0) {
                throw e;
            }
        }
    }

    private byte[] bytes(FuzzRequest request) {
        StringBuilder head = new StringBuilder(request.method)
                .append(' ')
                .append(request.target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(base.getAuthority())
                .append("\r\n");
        request.headers()
                .forEach(header ->
                        head.append(header[0]).append(": ").append(header[1]).append("\r\n"));
        if (request.body.length > 0) {
            head.append("Content-Length: ").append(request.body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(request.body);
        return bytes.toByteArray();
    }

    /** Reads until the deadline, however many bytes trickle in until then. */
    private static final class Deadline extends InputStream {
        private final Socket socket;
        private long endNanos;

        Deadline(Socket socket) {
            this.socket = socket;
        }

        void start() {
            endNanos = System.nanoTime() + ANSWER_DEADLINE_NANOS;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
            if (leftMillis <= 0) {
                throw new SocketTimeoutException("the deadline has passed");
            }
            socket.setSoTimeout(Math.toIntExact(leftMillis));
            return socket.getInputStream().read(bytes, offset, length);
        }
    }

    @Override
    public void close() throws IOException {
        Open kept = open;
        open = null;
        if (kept != null) {
            kept.socket().close();
        }
    }
}
