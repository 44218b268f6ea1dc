package dev.cartlog.acceptance.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PrettyJsonTest {
    private static String pretty(String json, int width) {
        return new PrettyJson(width).of(JsonMapper.shared().readTree(json));
    }

    @Test
    void keepsOnOneLineWhatFits() {
        assertThat(pretty("{\"a\":[1,2],\"b\":{}}", 20)).isEqualTo("{\"a\":[1,2],\"b\":{}}");
    }

    @Test
    void breaksOnlyWhatDoesNotFit() {
        assertThat(pretty("{\"a\":[1,2],\"b\":[\"long enough\",\"to be broken\"]}", 24))
                .isEqualTo("""
                {
                  "a": [1,2],
                  "b": [
                    "long enough",
                    "to be broken"
                  ]
                }""");
    }

    @Test
    void saysTheSame() {
        String json = "{\"a\":[{\"b\":1,\"c\":\"x\"},{\"b\":2,\"c\":\"y\"}],\"d\":true}";
        assertThat(JsonMapper.shared().readTree(pretty(json, 10)))
                .isEqualTo(JsonMapper.shared().readTree(json));
    }
}
