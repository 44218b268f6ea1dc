package dev.cartlog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** What every service answers to bytes that no client's library sends. */
@TestPropertySource(
        properties = {"cart.http.body-deadline=1s", "cart.http.header-deadline=1s", "cart.http.idle-deadline=3s"})
class RawRequestsTest extends RunningService {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YTpi",
                "Bearer",
                "Bearer ",
                "Bearer a b",
                "Bearer gct_short",
                "Bearer gct_***",
                "Bearer x.y.z",
                "gct_"
            })
    void aMalformedCredentialIsNotTakenForNone(String credential) throws Exception {
        assertProblem(
                raw("GET /v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: " + credential + "\r\n\r\n"),
                401);
    }

    @Test
    void twoCredentialsAreNone() throws Exception {
        String header = "Authorization: Bearer gct_" + "A".repeat(43) + "\r\n";
        assertProblem(raw("GET /v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + header + header + "\r\n"), 401);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/me HTTP/1.1|Host: x|X-Large: LARGE, 431",
        "GET /v1/LARGE HTTP/1.1|Host: x, 431",
        "GARBAGE|, 400",
        "GET /v1/%zz HTTP/1.1|Host: x|Connection: close, 400",
        "GET /v1/me;x=1 HTTP/1.1|Host: x|Connection: close, 400",
        "GET /v1/..%2fme HTTP/1.1|Host: x|Connection: close, 400",
        "POST /v1/echo HTTP/1.1|Host: x|Content-Length: -1, 400"
    })
    void evenTheServersOwnErrorsAreProblems(String request, int status) throws Exception {
        String text = request.replace("LARGE", "x".repeat(20_000)).replace("|", "\r\n") + "\r\n\r\n";

        assertProblem(raw(text), status);
    }

    @Test
    void slowHeadersEndTheConnection() throws Exception {
        assertProblem(raw("GET /v1/me HTTP/1.1\r\nHost: x\r\nX-Slow: "), 408);
    }

    @Test
    void slowBodyEndsTheRequest() throws Exception {
        assertProblem(
                raw("POST /v1/echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 100\r\n\r\n{\"text\":"),
                408);
    }

    @Test
    void idleConnectionsAreClosed() throws Exception {
        assertThat(raw("")).isEmpty();
    }

    /** What comes back for these bytes until the server closes the connection. */
    private String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .containsIgnoringCase("content-type: application/problem+json");
        assertThat(answer).contains("\"status\":" + status).containsIgnoringCase("x-correlation-id: ");
    }
}
