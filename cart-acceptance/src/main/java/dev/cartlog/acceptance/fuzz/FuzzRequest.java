package dev.cartlog.acceptance.fuzz;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request under construction: everything of it can still be broken. */
final class FuzzRequest {
    private static final int PRINTED_BYTES_MAX = 2_000;

    final URI base;
    String method;
    /** With its query, as it goes over the line. */
    String target;

    byte[] body = {};

    private final List<String[]> headers = new ArrayList<>();

    FuzzRequest(URI base, String method, String target) {
        this.base = base;
        this.method = method;
        this.target = target;
    }

    FuzzRequest set(String name, String value) {
        headers.removeIf(header -> header[0].equalsIgnoreCase(name));
        return add(name, value);
    }

    FuzzRequest add(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    void remove(String name) {
        headers.removeIf(header -> header[0].equalsIgnoreCase(name));
    }

    List<String[]> headers() {
        return headers;
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    /** The request as a line for a shell. A long body is abridged: seed and number make it again. */
    String curl() {
        StringBuilder line = new StringBuilder("curl -i --path-as-is -X ")
                .append(method)
                .append(' ')
                .append(quoted((base + target).getBytes(StandardCharsets.UTF_8)));
        headers.forEach(header -> line.append(" -H ")
                .append(quoted((header[0] + ": " + header[1]).getBytes(StandardCharsets.ISO_8859_1))));
        if (body.length > PRINTED_BYTES_MAX) {
            line.append(" --data-binary <").append(body.length).append(" bytes>");
        } else if (body.length > 0) {
            line.append(" --data-binary ").append(quoted(body));
        }
        return line.toString();
    }

    /** As bash takes any bytes: {@code $'…'}. */
    private static String quoted(byte[] bytes) {
        StringBuilder text = new StringBuilder("$'");
        for (byte b : bytes) {
            int c = b & 0xff;
            if (c == '\'' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < ' ' || c > '~') {
                text.append(String.format("\\x%02x", c));
            } else {
                text.append((char) c);
            }
        }
        return text.append('\'').toString();
    }
}
