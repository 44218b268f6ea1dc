package dev.cartlog.acceptance.drive;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A kept connection with one request at a time. It understands as much of HTTP as the measured answers need: a status, a
 * length, a body.
 */
final class Connection implements AutoCloseable {
    private static final int ANSWER_BYTES = 16 * 1024;
    private static final int ANSWER_BYTES_MAX = 4 * 1024 * 1024;
    private static final String LENGTH = "content-length:";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private ByteBuffer received = ByteBuffer.allocate(ANSWER_BYTES);
    private int searched;
    private int wholeBytes;
    private int status;
    private long dueNanos;

    private Connection(SocketChannel channel) {
        this.channel = channel;
    }

    static Connection open(int port, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        Connection connection = new Connection(channel);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    /** @param dueNanos from when on its user would have waited */
    void send(ByteBuffer request, long dueNanos) throws IOException {
        this.dueNanos = dueNanos;
        received.clear();
        searched = 0;
        wholeBytes = 0;
        while (request.hasRemaining()) {
            channel.write(request);
        }
    }

    /** Reads what has come; true when the answer is whole. */
    boolean isAnswered() throws IOException {
        if (!received.hasRemaining()) {
            grow();
        }
        if (channel.read(received) < 0) {
            throw new EOFException("the server closed a connection");
        }
        if (wholeBytes == 0) {
            readHead();
        }
        return wholeBytes > 0 && received.position() >= wholeBytes;
    }

    private void grow() {
        if (received.capacity() >= ANSWER_BYTES_MAX) {
            throw new IllegalStateException("an answer has more than " + ANSWER_BYTES_MAX + " bytes");
        }
        received = ByteBuffer.wrap(Arrays.copyOf(received.array(), 2 * received.capacity()))
                .position(received.position());
    }

    private void readHead() {
        byte[] bytes = received.array();
        for (int at = searched; at + 3 < received.position(); at++) {
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                String head = new String(bytes, 0, at, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                status = Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
                wholeBytes = at + 4 + bodyBytes(head);
                return;
            }
        }
        searched = Math.max(0, received.position() - 3);
    }

    private static int bodyBytes(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            throw new IllegalStateException("an answer without a length: " + head);
        }
        int end = head.indexOf('\r', at);
        return Integer.parseInt(head.substring(at + LENGTH.length(), end < 0 ? head.length() : end)
                .strip());
    }

    int status() {
        return status;
    }

    long dueNanos() {
        return dueNanos;
    }

    /** The answer, for people. */
    String text() {
        return new String(received.array(), 0, received.position(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
