package dev.cartlog.acceptance.fuzz;

import dev.cartlog.acceptance.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one answer after the other from a connection, as RFC 9112 says. Of an event stream only the first event is read. */
final class AnswerReader {
    private static final int LINE_BYTES_MAX = 64 * 1024;
    private static final int HEADERS_MAX = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int HEXADECIMAL = 16;

    private final InputStream in;
    private boolean reusable;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** Whether another answer may follow the last one on the same connection. */
    boolean isReusable() {
        return reusable;
    }

    /**
     * @param method of the request: an answer to HEAD has no body
     * @throws EOFException when the server hung up
     */
    Answer read(String method) throws IOException {
        reusable = false;
        String[] status = line().split(" ", 3);
        if (status.length < 2 || !status[0].equals("HTTP/1.1")) {
            throw new ProtocolException("no status line: " + String.join(" ", status));
        }
        int code = Integer.parseInt(status[1]);
        HttpHeaders headers = headers();
        boolean mute = method.equals("HEAD") || code == NO_CONTENT || code == NOT_MODIFIED;
        boolean stream = headers.firstValue("Content-Type").orElse("").startsWith("text/event-stream");
        byte[] body = mute ? new byte[0] : body(headers, stream);
        reusable = !(stream && !mute)
                && !headers.firstValue("Connection").orElse("").equalsIgnoreCase("close");
        return new Answer(code, headers, new String(body, StandardCharsets.UTF_8));
    }

    private HttpHeaders headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < HEADERS_MAX; i++) {
            String line = line();
            if (line.isEmpty()) {
                return HttpHeaders.of(headers, (name, value) -> true);
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new ProtocolException("no header: " + line);
            }
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        throw new ProtocolException("more than " + HEADERS_MAX + " headers");
    }

    private byte[] body(HttpHeaders headers, boolean stream) throws IOException {
        if (headers.firstValue("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked")) {
            return chunked(stream);
        }
        int length = Math.toIntExact(headers.firstValueAsLong("Content-Length")
                .orElseThrow(() -> new ProtocolException("neither a length nor chunks")));
        return exactly(length);
    }

    private byte[] chunked(boolean stream) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";", 2)[0], HEXADECIMAL);
            body.writeBytes(exactly(size));
            String end = line();
            if (!end.isEmpty()) {
                throw new ProtocolException("a chunk ends with " + end);
            }
            if (size == 0 || (stream && body.toString(StandardCharsets.UTF_8).contains("\n\n"))) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server hung up amid a body");
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < LINE_BYTES_MAX) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the server hung up");
            }
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8).stripTrailing();
            }
            line.write(b);
        }
        throw new ProtocolException("a line of more than " + LINE_BYTES_MAX + " bytes");
    }
}
