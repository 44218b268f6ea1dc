package dev.cartlog.domain.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.fixture.Desk;
import dev.cartlog.domain.value.CartVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {
    @Test
    void aTagIsAVersionAndWhatFollowsTheDotDoesNotCount() {
        assertThat(IfMatch.parse("\"17\"")).contains(new IfMatch.Version(new CartVersion(17)));
        assertThat(IfMatch.parse("\"17.0a1b2c3d\"")).contains(new IfMatch.Version(new CartVersion(17)));
        assertThat(IfMatch.parse("\"17.whatever\"")).contains(new IfMatch.Version(new CartVersion(17)));
        assertThat(IfMatch.parse(" \"17\" ")).contains(new IfMatch.Version(new CartVersion(17)));
        assertThat(IfMatch.parse("*")).contains(new IfMatch.Any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "17",
                "\"\"",
                "\"017\"",
                "\"0\"",
                "\"-1\"",
                "\"+1\"",
                "\"1",
                "1\"",
                "W/\"17\"",
                "\"17\", \"18\"",
                "\"1e3\"",
                "\"17.\"",
                "\".5\"",
                "\"99999999999999999999\"",
                "\"\u0661\"",
                "**",
                "\"17.a\"b\"",
                "\"*\""
            })
    void anythingElseIsMalformed(String header) {
        assertThat(IfMatch.parse(header)).isEmpty();
    }

    @Test
    void itHoldsForTheVersionItNames() {
        Desk desk = Desk.ofGuest();

        assertThat(new IfMatch.Version(new CartVersion(1)).holds(desk.cart())).isTrue();
        assertThat(new IfMatch.Version(new CartVersion(2)).holds(desk.cart())).isFalse();
        assertThat(new IfMatch.Any().holds(desk.cart())).isTrue();
    }
}
