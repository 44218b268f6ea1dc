package dev.cartlog.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    @Test
    void takesWordsOptionsAndFlagsInAnyOrder() {
        Arguments arguments = parse("put", "--price", "1999", "--inactive", "sku-1", "--name=Tea = good");
        assertThat(arguments.words()).containsExactly("put", "sku-1");
        assertThat(arguments.number("--price", 0, 5000)).contains(1999L);
        assertThat(arguments.value("--name")).contains("Tea = good");
        assertThat(arguments.has("--inactive")).isTrue();
        assertThat(arguments.has("--backorderable")).isFalse();
    }

    @Test
    void tellsWhatWasProbablyMeant() {
        assertThatThrownBy(() -> parse("--prise", "1"))
                .isInstanceOf(UsageException.class)
                .hasMessage("There is no option --prise. Did you mean --price?");
    }

    @Test
    void refusesAMissingValueAndOneGivenTwice() {
        assertThatThrownBy(() -> parse("--price")).hasMessage("--price needs a value.");
        assertThatThrownBy(() -> parse("--price", "1", "--price", "2")).hasMessage("--price is given twice.");
    }

    @ParameterizedTest
    @CsvSource({"1.5", "abc", "6", "-1", "99999999999999999999"})
    void refusesANumberOutOfBounds(String value) {
        assertThatThrownBy(() -> parse("--price", value).number("--price", 0, 5))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--price")
                .hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource({"'','',0", "up,up,0", "statsu,status,2", "don,down,1", "token,tokn,1", "abc,xyz,3"})
    void countsEdits(String a, String b, int edits) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(edits);
    }

    @Test
    void listsWhatThereIsWhenNothingIsNear() {
        assertThat(Suggestion.of("banana", List.of("up", "down"))).isEqualTo(" There is up, down.");
        assertThat(Suggestion.of("cat", List.of("up", "catalog"))).isEqualTo(" Did you mean catalog?");
    }

    private static Arguments parse(String... line) {
        return Arguments.parse(List.of(line), Set.of("--price", "--name"), Set.of("--inactive", "--backorderable"));
    }
}
