package dev.cartlog.command.http;

import dev.cartlog.web.openapi.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What no well-behaved client sends: bytes over a socket, and what comes back before the server hangs up. */
final class RawRequest {
    private static final int ANSWER_DEADLINE_MS = 20_000;

    private RawRequest() {}

    static Witness.Reply send(int port, String bytes) {
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
