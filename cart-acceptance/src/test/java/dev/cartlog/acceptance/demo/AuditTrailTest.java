package dev.cartlog.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.json.CanonicalJson;
import dev.cartlog.domain.value.Sha256;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AuditTrailTest {
    private static final String ZEROS = "0".repeat(64);

    private final List<Map<String, Object>> events = new ArrayList<>();

    @Test
    void holdsForAHistoryAsItShouldBe() {
        add(1, ZEROS, "CartCreated");
        add(2, hash(0), "CartCleared");
        assertThat(trail().gap()).isEqualTo("none");
        assertThat(trail().brokenLink()).isEqualTo("unbroken");
        assertThat(trail().types()).containsExactly("CartCreated", "CartCleared");
        assertThat(trail().lastTypes(1)).containsExactly("CartCleared");
    }

    @Test
    void findsAnEventThatIsMissing() {
        add(1, ZEROS, "CartCreated");
        add(3, hash(0), "CartCleared");
        assertThat(trail().gap()).isEqualTo("version 3 in the place of 2");
    }

    @Test
    void findsNoHistoryAtAll() {
        assertThat(trail().gap()).isEqualTo("no event at all");
    }

    @Test
    void findsAnEventThatWasReplaced() {
        add(1, ZEROS, "CartCreated");
        add(2, ZEROS, "CartCleared");
        assertThat(trail().brokenLink()).isEqualTo("version 2 does not name the hash before it");
    }

    @Test
    void findsAnEventThatWasChanged() {
        add(1, ZEROS, "CartCreated");
        events.getFirst().put("type", "CartExpired");
        assertThat(trail().brokenLink()).isEqualTo("version 1 has another hash than its content");
    }

    private void add(int version, String previousHash, String type) {
        Map<String, Object> meta = new LinkedHashMap<>(Map.of("version", version, "previousHash", previousHash));
        Map<String, Object> event = new LinkedHashMap<>(Map.of("type", type, "meta", meta));
        meta.put("hash", Sha256.hex(CanonicalJson.of(event)));
        events.add(event);
    }

    private String hash(int at) {
        return trail().events().get(at).at("/meta/hash").asString();
    }

    private AuditTrail trail() {
        return new AuditTrail(JsonMapper.shared().valueToTree(events));
    }
}
