package dev.cartlog.acceptance.demo;

import dev.cartlog.domain.json.CanonicalJson;
import dev.cartlog.domain.value.Sha256;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A cart's exported history, checked as any auditor could: from the JSON alone.
 *
 * @param events the {@code events} of the answer, oldest first
 */
record AuditTrail(JsonNode events) {
    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    /** The kind of every event. */
    List<String> types() {
        return events.valueStream().map(event -> event.path("type").asString()).toList();
    }

    /** The kinds of the last events. */
    List<String> lastTypes(int count) {
        List<String> all = types();
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    /** Where the versions are not 1, 2, 3 …, or {@code none}. */
    String gap() {
        long due = 1;
        for (JsonNode event : events) {
            long version = event.at("/meta/version").asLong();
            if (version != due) {
                return "version " + version + " in the place of " + due;
            }
            due++;
        }
        return due == 1 ? "no event at all" : "none";
    }

    /** Where the chain breaks, or {@code unbroken}. */
    String brokenLink() {
        String previous = BEFORE_THE_FIRST;
        for (JsonNode event : events) {
            String version = "version " + event.at("/meta/version").asLong();
            if (!event.at("/meta/previousHash").asString().equals(previous)) {
                return version + " does not name the hash before it";
            }
            previous = event.at("/meta/hash").asString();
            if (!hash(event).equals(previous)) {
                return version + " has another hash than its content";
            }
        }
        return "unbroken";
    }

    /** SHA-256 of the event's canonical JSON without its own hash. */
    private static String hash(JsonNode event) {
        ObjectNode copy = (ObjectNode) event.deepCopy();
        ((ObjectNode) copy.path("meta")).remove("hash");
        Map<?, ?> tree = JsonMapper.shared().treeToValue(copy, Map.class);
        return Sha256.hex(CanonicalJson.of(tree));
    }
}
