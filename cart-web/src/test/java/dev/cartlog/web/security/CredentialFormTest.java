package dev.cartlog.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Both forms are read by hand; here they are held against the patterns that say what they are. */
class CredentialFormTest {
    private static final Pattern HEADER = Pattern.compile("[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/-]+=*)");
    private static final Pattern GUESTS = Pattern.compile("gct_[A-Za-z0-9_-]{43}");
    private static final String[] PIECES = {
        "Bearer",
        "bEARER",
        "Basic",
        " ",
        " ",
        "\t",
        "gct_",
        "abcXYZ019",
        "._~+/-",
        "=",
        "==",
        ",",
        "\u0000",
        "\u00e9",
        "\u017f",
        "%"
    };
    private static final int HEADERS = 200_000;
    private static final int PIECES_MAX = 6;
    private static final String GUESTS_TOKEN = "gct_" + "aZ09_-".repeat(7) + "x";

    @Test
    void headersAreReadAsThePatternReadsThem() {
        Random random = new Random(1);
        for (int header = 0; header < HEADERS; header++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "Bearer " : "");
            random.ints(random.nextInt(PIECES_MAX), 0, PIECES.length).forEach(piece -> text.append(PIECES[piece]));
            Matcher form = HEADER.matcher(text);
            assertThat(BearerCredential.tokenBegin(text.toString()))
                    .as("%s", text)
                    .isEqualTo(form.matches() ? form.start(1) : -1);
        }
    }

    @Test
    void guestsTokensAreReadAsThePatternReadsThemWithAnyCharacterInThem() {
        assertThat(GuestToken.isWellFormed(GUESTS_TOKEN)).isTrue();
        assertThat(GuestToken.isWellFormed(GUESTS_TOKEN + "x")).isFalse();
        assertThat(GuestToken.isWellFormed(GUESTS_TOKEN.substring(1))).isFalse();
        assertThat(IntStream.rangeClosed(0, Character.MAX_VALUE).mapToObj(c -> GUESTS_TOKEN.replace('x', (char) c)))
                .allMatch(token ->
                        GuestToken.isWellFormed(token) == GUESTS.matcher(token).matches());
    }
}
