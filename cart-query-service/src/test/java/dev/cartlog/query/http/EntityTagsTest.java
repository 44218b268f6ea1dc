package dev.cartlog.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTagsTest {
    private static boolean matches(String... headers) {
        return EntityTags.matches(List.of(headers), "\"17\"");
    }

    @Test
    void comparesWeaklyWithEachOfAList() {
        assertThat(matches("\"17\"")).isTrue();
        assertThat(matches("W/\"17\"")).isTrue();
        assertThat(matches("\"16\", \"17\"")).isTrue();
        assertThat(matches("\"16\"", "\"17\"")).isTrue();
        assertThat(matches("*")).isTrue();
        assertThat(matches("\"17.0a1b2c3d\"")).isFalse();
        assertThat(matches("17")).isFalse();
        assertThat(matches()).isFalse();
    }
}
