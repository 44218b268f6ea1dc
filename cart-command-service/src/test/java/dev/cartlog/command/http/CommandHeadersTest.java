package dev.cartlog.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class CommandHeadersTest {

    @ParameterizedTest
    @CsvSource({"'\"17\"', 17", "'\"17.0a1b2c3d\"', 17", "'\"0\"', 0", "' \"5\" ', 5"})
    void ifMatchTakesTheVersionBeforeTheDot(String sent, long version) {
        assertThat(CommandHeaders.ifMatch(header("If-Match", sent)))
                .contains(new IfMatch.Version(new CartVersion(version)));
    }

    @Test
    void ifMatchTakesAnything() {
        assertThat(CommandHeaders.ifMatch(header("If-Match", "*"))).contains(new IfMatch.Any());
        assertThat(CommandHeaders.ifMatch(new HttpHeaders())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17",
                "W/\"17\"",
                "\"17",
                "\"\"",
                "\"x\"",
                "\"-1\"",
                "\"017\"",
                "\"17\", \"18\"",
                "\"17.\"",
                "\"1e3\"",
                "",
                "\"99999999999999999999\""
            })
    void ifMatchOfAnotherFormIsRefused(String sent) {
        assertMalformed(() -> CommandHeaders.ifMatch(header("If-Match", sent)));
    }

    @Test
    void twoIfMatchHeadersAreRefused() {
        HttpHeaders headers = header("If-Match", "\"1\"");
        headers.add("If-Match", "*");
        assertMalformed(() -> CommandHeaders.ifMatch(headers));
    }

    @Test
    void keysAreTakenAsTheyAre() {
        String longest = "~".repeat(64);
        assertThat(CommandHeaders.commandId(header("Idempotency-Key", longest))).isEqualTo(longest);
        assertThat(CommandHeaders.commandId(header("Idempotency-Key", "a b"))).isEqualTo("a b");
        assertThat(CommandHeaders.commandId(new HttpHeaders())).hasSize(36);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "é", "a\u0000", "a\r\nb", "a\u007f"})
    void keysThatAreNotPrintableAsciiAreRefused(String sent) {
        assertMalformed(() -> CommandHeaders.commandId(header("Idempotency-Key", sent)));
    }

    @Test
    void longKeysAndTwoKeysAreRefused() {
        assertMalformed(() -> CommandHeaders.commandId(header("Idempotency-Key", "x".repeat(65))));
        HttpHeaders two = header("Idempotency-Key", "a");
        two.add("Idempotency-Key", "b");
        assertMalformed(() -> CommandHeaders.commandId(two));
    }

    @Test
    void onlyWellFormedTracesGoOn() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(CommandHeaders.trace(header("traceparent", trace))).isEqualTo(Map.of("traceparent", trace));
        assertThat(CommandHeaders.trace(header("traceparent", "{\"a\":1}"))).isEmpty();
        assertThat(CommandHeaders.trace(new HttpHeaders())).isEmpty();
    }

    private static HttpHeaders header(String name, String value) {
        HttpHeaders headers = new HttpHeaders();
        headers.put(name, new java.util.ArrayList<>(List.of(value)));
        return headers;
    }

    private static void assertMalformed(Runnable reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading::run)
                .satisfies(e -> assertThat(e.problem().type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
    }
}
