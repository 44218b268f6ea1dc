package dev.cartlog.acceptance.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AbridgementTest {
    @Test
    void leavesOutWhatTheTourDoesNotTalkAboutAndShortensSecrets() {
        assertThat(Abridgement.of(
                                JsonMapper.shared()
                                        .readTree(
                                                "{\"cart\":{\"version\":1,\"lines\":[],\"stateHash\":\"abc\"},"
                                                        + "\"guestToken\":\"gct_0123456789\",\"status\":[{\"name\":\"x\",\"sku\":\"y\"}]}"))
                        .toString())
                .isEqualTo("{\"cart\":{\"version\":1},\"guestToken\":\"gct_012345…\",\"status\":[{\"sku\":\"y\"}]}");
    }
}
