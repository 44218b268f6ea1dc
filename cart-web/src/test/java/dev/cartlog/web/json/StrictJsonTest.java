package dev.cartlog.web.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @Test
    void readsWhatItIsAskedFor() {
        JsonObject body = parse("{\"sku\":\"sku-1\",\"quantity\":2,\"attributes\":{\"size\":\"M\"}}");

        assertThat(body.text("sku", 64)).isEqualTo("sku-1");
        assertThat(body.integer("quantity")).isEqualTo(2);
        assertThat(body.texts("attributes", 10, 64)).containsExactly(Map.entry("size", "M"));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, -1",
        "2147483648, 2147483648",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "-99999999999999999999999, -9223372036854775808"
    })
    void saturatesWholeNumbersOfAnySize(String sent, long read) {
        assertThat(parse("{\"n\":" + sent + "}").integer("n")).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.5", "1.0", "1e309", "1e2", "\"5\"", "null", "true", "[1]", "{}", "NaN", "+1", "01", "0x1"})
    void refusesQuantitiesThatAreNoWholeNumbers(String sent) {
        Problem problem = problem(() -> parse("{\"quantity\":" + sent + "}").integer("quantity"));

        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void refusesANumberThatTakesLongToParse() {
        assertMalformed("{\"n\":" + "9".repeat(60_000) + "}");
    }

    @Test
    void refusesDuplicateKeysAndNamesThem() {
        Problem problem = problem(() -> parse("{\"a\":{\"sku\":\"x\",\"sku\":\"y\"}}"));

        assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
        assertThat(pointers(problem)).containsExactly("/a/sku");
    }

    @Test
    void refusesDuplicateKeysThatAreSpeltDifferently() {
        assertMalformed("{\"sku\":\"x\",\"\\u0073ku\":\"y\"}");
    }

    @Test
    void acceptsDepth16AndRefusesDepth17() {
        String deepest = "{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}";

        assertThat(parse(deepest).has("a")).isTrue();
        assertMalformed("{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}");
        assertMalformed("{\"a\":" + "[".repeat(30_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "null",
                "\"x\"",
                "{",
                "{}{}",
                "{} x",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,}",
                "{\"a\"}"
            })
    void refusesWhatIsNoSingleJsonObject(String body) {
        assertMalformed(body);
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xC0, (byte) 0xAF, '"', '}'};
        byte[] surrogate = {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
        byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16);

        for (byte[] body : List.of(overlong, surrogate, utf16)) {
            assertThat(problem(() -> StrictJson.parse(body)).type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\ud800",
                "\\udc00",
                "\\udc00\\ud800",
                "\\u0000",
                "\\r\\n",
                "\\t",
                "\\u001b[31m",
                "\\u007f",
                "\\u0085",
                "\\u202e",
                "\\u2066",
                "\\u200f",
                "\u202e"
            })
    void refusesLoneSurrogatesNulCrLfAndBidiControls(String text) {
        assertMalformed("{\"sku\":\"a" + text + "\"}");
        assertMalformed("{\"a" + text + "\":1}");
    }

    @Test
    void acceptsEveryOtherText() {
        String text = "Größe 漢字 👕 é \\u00e9 \\\\ \\\" \\/";

        assertThat(parse("{\"sku\":\"" + text + "\"}").text("sku", 64)).contains("👕", "漢字", "é", "\\", "\"", "/");
    }

    @Test
    void countsCodePointsAndNotUnits() {
        String shirts = "👕".repeat(64);

        assertThat(parse("{\"sku\":\"" + shirts + "\"}").text("sku", 64)).isEqualTo(shirts);
        assertThat(problem(() -> parse("{\"sku\":\"" + shirts + "x\"}").text("sku", 64))
                        .type())
                .isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void namesEveryUnknownField() {
        Problem problem =
                problem(() -> parse("{\"sku\":\"x\",\"price\":1,\"a/b~c\":2}").only(Set.of("sku")));

        assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_FIELD);
        assertThat(pointers(problem)).containsExactly("/price", "/a~1b~0c");
    }

    @Test
    void boundsAttributes() {
        JsonObject body = parse("{\"attributes\":{\"a\":\"1\",\"b\":\"2\"},\"wrong\":{\"a\":1}}");

        assertThat(body.texts("attributes", 2, 1)).hasSize(2);
        assertThat(problem(() -> body.texts("attributes", 1, 1)).type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
        assertThat(pointers(problem(() -> body.texts("wrong", 2, 1)))).containsExactly("/wrong/a");
    }

    private static JsonObject parse(String body) {
        return StrictJson.parse(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(String body) {
        assertThat(problem(() -> parse(body)).type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
    }

    private static Problem problem(Runnable reading) {
        ProblemException[] caught = new ProblemException[1];
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading::run)
                .satisfies(e -> caught[0] = e);
        return caught[0].problem();
    }

    private static List<String> pointers(Problem problem) {
        return problem.errors().stream().map(Problem.FieldError::pointer).toList();
    }
}
