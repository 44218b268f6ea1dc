package dev.cartlog.acceptance.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.acceptance.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A client that misreads one answer would find fault with the next. */
class AnswerReaderTest {
    private static final String NEXT = "HTTP/1.1 204 No Content\r\n\r\n";

    private static AnswerReader reading(String bytes) {
        return new AnswerReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertNext(AnswerReader reader) throws IOException {
        assertThat(reader.isReusable()).isTrue();
        assertThat(reader.read("GET").status()).isEqualTo(204);
    }

    @Test
    void aBodyOfAKnownLength() throws IOException {
        AnswerReader reader = reading("HTTP/1.1 200 OK\r\ncontent-length: 4\r\nETag: \"1\"\r\n\r\n{ü}" + NEXT);
        Answer answer = reader.read("GET");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("etag")).contains("\"1\"");
        assertThat(answer.text()).isEqualTo("{ü}");
        assertNext(reader);
    }

    @Test
    void aBodyInChunks() throws IOException {
        AnswerReader reader = reading(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n" + NEXT);

        assertThat(reader.read("GET").text()).isEqualTo("abc0123456789");
        assertNext(reader);
    }

    @Test
    void noBodyWhateverTheHeadersSay() throws IOException {
        AnswerReader head = reading("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + NEXT);
        assertThat(head.read("HEAD").text()).isEmpty();
        assertNext(head);
        AnswerReader notModified = reading("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n" + NEXT);
        assertThat(notModified.read("GET").text()).isEmpty();
        assertNext(notModified);
    }

    @Test
    void theFirstEventOfAStream() throws IOException {
        AnswerReader reader = reading("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n3\r\n:\n\n\r\n5\r\nlater");

        assertThat(reader.read("GET").text()).isEqualTo(":\n\n");
        assertThat(reader.isReusable()).isFalse();
    }

    @Test
    void theServerHangsUp() throws IOException {
        AnswerReader last = reading("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(last.read("GET").status()).isEqualTo(400);
        assertThat(last.isReusable()).isFalse();
        assertThatThrownBy(() -> reading("").read("GET")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reading("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc")
                        .read("GET"))
                .isInstanceOf(EOFException.class);
    }

    @Test
    void whatIsNoAnswer() {
        assertThatThrownBy(() -> reading("garbage\r\n\r\n").read("GET")).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> reading("HTTP/1.1 200 OK\r\n\r\nbody").read("GET"))
                .isInstanceOf(ProtocolException.class);
    }
}
