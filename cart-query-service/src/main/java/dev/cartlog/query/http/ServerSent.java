package dev.cartlog.query.http;

import java.nio.charset.StandardCharsets;

/** Server-sent events as text; the data must be one line, as canonical JSON is. */
final class ServerSent {
    /** A comment: clients ignore it, but it keeps connections from being taken for dead. */
    static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private ServerSent() {}

    static byte[] event(String name, String id, String data) {
        return ("event: " + name + "\nid: " + id + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
