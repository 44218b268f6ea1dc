package dev.cartlog.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 8785: one text for one document. */
class JsonWriterTest {

    private static String quoted(String text) {
        return new JsonWriter().string(text).toString();
    }

    @Test
    void whatMustBeEscapedIsEscapedInItsShortestForm() {
        assertThat(quoted("\"\\")).isEqualTo("\"\\\"\\\\\"");
        assertThat(quoted("\b\t\n\f\r")).isEqualTo("\"\\b\\t\\n\\f\\r\"");
        assertThat(quoted("\u0000\u001f\u000b")).isEqualTo("\"\\u0000\\u001f\\u000b\"");
    }

    @Test
    void nothingElseIsEscaped() {
        String plain = "/ \u007f \u0080 \u2028 \u2029 \u00e9 e\u0301 \u20ac \ud83d\ude00 <>&'";

        assertThat(quoted(plain)).isEqualTo('"' + plain + '"');
    }

    @Test
    void aLoneSurrogateHasNoCanonicalForm() {
        for (String text : List.of("\ud83d", "\ude00", "a\ud83d", "\ud83dz", "\ude00\ud83d", "\ud83d\ud83d\ude00")) {
            assertThatIllegalArgumentException().isThrownBy(() -> quoted(text));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new JsonWriter().object(o -> o.string(text, "value")));
        }
    }

    @Test
    void fieldsComeInTheOrderOfUtf16CodeUnits() {
        // The example of RFC 8785, 3.2.3: by code points the emoji would come after U+FB33.
        String json = new JsonWriter()
                .object(o -> o.string("\r", "Carriage Return")
                        .string("1", "One")
                        .string("\u0080", "Control")
                        .string("\u00f6", "Latin Small Letter O With Diaeresis")
                        .string("\u20ac", "Euro Sign")
                        .string("\ud83d\ude00", "Emoji: Grinning Face")
                        .string("\ufb33", "Hebrew Letter Dalet With Dagesh"))
                .toString();

        assertThat(json)
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void aFieldOutOfOrderOrNamedTwiceIsADefectOfTheCaller() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new JsonWriter().object(o -> o.string("b", "").string("a", "")));
        assertThatIllegalStateException()
                .isThrownBy(() -> new JsonWriter().object(o -> o.string("a", "").number("a", 1)));
        assertThatIllegalStateException()
                .isThrownBy(() -> new JsonWriter()
                        .object(o -> o.object("b", in -> in.string("z", "")).string("a", "")));
    }

    @Test
    void everyObjectHasAnOrderOfItsOwn() {
        String json = new JsonWriter()
                .object(o -> o.object("b", in -> in.string("z", ""))
                        .array("c", List.of("y", "x"), (a, item) -> a.object(in -> in.string(item, item))))
                .toString();

        assertThat(json).isEqualTo("{\"b\":{\"z\":\"\"},\"c\":[{\"y\":\"y\"},{\"x\":\"x\"}]}");
    }

    @Test
    void theEmptyNameComesFirst() {
        assertThat(new JsonWriter().object(o -> o.number("", 1).number("a", 2)).toString())
                .isEqualTo("{\"\":1,\"a\":2}");
    }

    @Test
    void numbersAreWholeAndExact() {
        String json = new JsonWriter()
                .object(o -> o.number("a", 0)
                        .number("b", -7)
                        .number("c", 9_007_199_254_740_991L)
                        .number("d", -9_007_199_254_740_991L)
                        .bool("e", true))
                .toString();

        assertThat(json).isEqualTo("{\"a\":0,\"b\":-7,\"c\":9007199254740991,\"d\":-9007199254740991,\"e\":true}");
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonWriter().number(9_007_199_254_740_992L));
        assertThatIllegalArgumentException().isThrownBy(() -> new JsonWriter().number(Long.MIN_VALUE));
    }

    @Test
    void emptyThings() {
        String json = new JsonWriter()
                .object(o -> o.object("a", in -> {}).array("b", List.of(), (w, item) -> {}))
                .toString();

        assertThat(json).isEqualTo("{\"a\":{},\"b\":[]}");
    }
}
