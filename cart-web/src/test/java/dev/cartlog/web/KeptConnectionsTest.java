package dev.cartlog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Every request on a connection that is kept is answered, however early it comes. */
class KeptConnectionsTest extends RunningService {
    private static final int ANSWER_DEADLINE_MS = 10_000;

    /**
     * A client that sends its next request as soon as it has an answer may be earlier than the server is done with the last
     * one. When what waited was then answered at once, Reactor Netty 1.3.7 would stop reading.
     */
    @RepeatedTest(5)
    void aRequestThatWaitedAndIsAnsweredAtOnceIsNotTheLast() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_DEADLINE_MS);
            InputStream answers = new BufferedInputStream(socket.getInputStream());

            send(socket, get("/v1/slow") + get("/v1/me"));
            assertThat(status(answers)).isEqualTo(200);
            assertThat(status(answers)).isEqualTo(401);
            send(socket, get("/v1/me"));
            assertThat(status(answers)).isEqualTo(401);
            send(socket, get("/v1/slow"));
            assertThat(status(answers)).isEqualTo(200);
        }
    }

    /** Reactor Netty 1.3.7 would give the refusal to the last answer, which is out already. */
    @RepeatedTest(5)
    void aRequestThatIsNoneIsRefusedInItsTurn() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_DEADLINE_MS);
            InputStream answers = new BufferedInputStream(socket.getInputStream());

            send(socket, "POST /v1/lingering HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(status(answers)).isEqualTo(200);
            send(socket, "GET /v1/me HTTP/1.1\r\nHost: x\r\nBad\u0001Header: x\r\n\r\n");
            assertThat(status(answers)).isEqualTo(400);
            assertThat(answers.read()).as("the end of the connection").isNegative();
        }
    }

    @Test
    void requestsThatWaitAreAnsweredInOrderAlsoWhenOneIsNone() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_DEADLINE_MS);
            InputStream answers = new BufferedInputStream(socket.getInputStream());

            send(socket, get("/v1/slow") + "garbage\r\n\r\n" + get("/v1/me"));
            assertThat(status(answers)).isEqualTo(200);
            assertThat(status(answers)).isEqualTo(400);
            assertThat(answers.read()).as("the end of the connection").isNegative();
        }
    }

    @Test
    void headersAndPathsHaveTheRoomTheyAreSaidToHave() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_DEADLINE_MS);
            InputStream answers = new BufferedInputStream(socket.getInputStream());

            send(socket, "GET /v1/me HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(15_000) + "\r\n\r\n");
            assertThat(status(answers)).isEqualTo(401);
            send(socket, get("/v1/me?" + "x".repeat(8_000)));
            assertThat(status(answers)).isEqualTo(401);
        }
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n";
    }

    private static void send(Socket socket, String requests) throws IOException {
        socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
    }

    /** Of the next answer, which is read to its end. */
    private static int status(InputStream answers) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = answers.read();
            assertThat(b).as("the end of the connection after %s", head).isNotNegative();
            head.append((char) b);
        }
        String length = head.toString()
                .toLowerCase(Locale.ROOT)
                .split("content-length: ", 2)[1]
                .split("\r", 2)[0];
        answers.readNBytes(Integer.parseInt(length));
        return Integer.parseInt(head.substring(9, 12));
    }
}
