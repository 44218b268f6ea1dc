package dev.cartlog.web.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What no well-behaved client sends: bytes over a socket, and what comes back before the server hangs up. */
public final class RawRequest {
    private static final int ANSWER_DEADLINE_MS = 20_000;

    private RawRequest() {}

    /**
     * Sends the bytes to a port of this machine and reads until the server closes the connection.
     *
     * @param bytes as ISO 8859-1
     * @throws UncheckedIOException when the server does not answer and hang up within 20 s
     */
    public static Witness.Reply send(int port, String bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_DEADLINE_MS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String[] parts = answer.split("\r\n\r\n", 2);
            String[] head = parts[0].split("\r\n", -1);
            int status = Integer.parseInt(head[0].split(" ", 3)[1]);
            return new Witness.Reply(status, name -> header(head, name), parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> header(String[] head, String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return Arrays.stream(head)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }
}
