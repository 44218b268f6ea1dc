package dev.cartlog.query.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Very many readers of server-sent events on one thread: each is a socket and the last id that came over it. */
public final class StreamCrowd implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final byte[] ID = "\nid: ".getBytes(StandardCharsets.US_ASCII);
    private static final long SELECT_MS = 200;

    private final Selector selector;
    private final List<Reader> readers = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopping;

    /** One socket. Looks for ids byte by byte, so that it need not keep what it has read. */
    private static final class Reader {
        private final SocketChannel channel;
        private int matched;
        private long number;
        private boolean inNumber;
        private volatile long lastId;
        private volatile long lastIdNanos;

        private Reader(SocketChannel channel) {
            this.channel = channel;
        }

        private void take(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                byte next = bytes.get();
                if (inNumber) {
                    digit(next);
                } else if (next == ID[matched]) {
                    matched++;
                    inNumber = matched == ID.length;
                } else {
                    matched = next == ID[0] ? 1 : 0;
                }
            }
        }

        private void digit(byte next) {
            if (next >= '0' && next <= '9') {
                number = number * 10 + next - '0';
            } else {
                lastIdNanos = System.nanoTime();
                lastId = number;
                number = 0;
                inNumber = false;
                matched = next == ID[0] ? 1 : 0;
            }
        }
    }

    /** Opens so many streams; none has to have begun when this returns. */
    public StreamCrowd(int port, String path, String token, int count) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        try {
            selector = Selector.open();
            for (int n = 0; n < count; n++) {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
                channel.configureBlocking(false);
                Reader reader = new Reader(channel);
                channel.register(selector, SelectionKey.OP_READ, reader);
                readers.add(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon(true).start(this::read);
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try {
            while (!stopping) {
                selector.select(key -> take(key, buffer), SELECT_MS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(SelectionKey key, ByteBuffer buffer) {
        Reader reader = (Reader) key.attachment();
        try {
            buffer.clear();
            if (reader.channel.read(buffer) < 0) {
                key.cancel();
            }
            reader.take(buffer.flip());
        } catch (IOException e) {
            // A reader that was cut off keeps the id it had; the test will miss what follows.
            key.cancel();
        }
    }

    /** How many have this id, or a later one, as their last. */
    public long have(long id) {
        return readers.stream().filter(reader -> reader.lastId >= id).count();
    }

    /** When the last of them got its last id. */
    public long lastNanos() {
        return readers.stream().mapToLong(reader -> reader.lastIdNanos).max().orElse(0);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
            for (Reader reader : readers) {
                reader.channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
