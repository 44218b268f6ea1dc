package dev.cartlog.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void sortsEveryObjectOfATreeThatSomebodyParsed() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", List.of(1, 2L, true, Map.of("y", "", "x", List.of())));
        tree.put("a", Map.of());

        assertThat(CanonicalJson.of(tree)).isEqualTo("{\"a\":{},\"b\":[1,2,true,{\"x\":[],\"y\":\"\"}]}");
    }

    @Test
    void refusesWhatTheContractsDocumentsNeverHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(Arrays.asList("a", null)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.of(List.of(1L << 53)));
    }
}
