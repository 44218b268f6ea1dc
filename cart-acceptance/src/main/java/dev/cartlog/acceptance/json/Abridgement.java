package dev.cartlog.acceptance.json;

import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves out of an answer what a tour does not talk about, and shortens what nobody reads to the end. */
public final class Abridgement {
    private static final int OPAQUE_CHARS_SHOWN = 10;

    private static final Set<String> LEFT_OUT = Set.of(
            "addedAt",
            "appliedCommandIds",
            "commandFingerprint",
            "correlationId",
            "createdAt",
            "currency",
            "eventId",
            "itemCount",
            "lineTotal",
            "name",
            "owner",
            "stateHash",
            "store",
            "updatedAt",
            "causationId",
            "caps",
            "customerLines",
            "guestLines",
            "prices",
            "ruleVersion",
            "guestTokenHash");

    private static final Set<String> SHORTENED = Set.of("guestToken", "hash", "previousHash", "access_token");

    private Abridgement() {}

    /** A copy without what is left out; empty lists, empty objects and money's currency are kept out too. */
    public static JsonNode of(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JsonMapper.shared().createArrayNode();
            node.forEach(element -> copy.add(of(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JsonMapper.shared().createObjectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            if (!LEFT_OUT.contains(field.getKey()) && !(value.isContainer() && value.isEmpty())) {
                copy.set(field.getKey(), SHORTENED.contains(field.getKey()) ? shortened(value) : of(value));
            }
        }
        return copy;
    }

    private static JsonNode shortened(JsonNode value) {
        return JsonMapper.shared().getNodeFactory().stringNode(shortened(value.asString()));
    }

    /** The beginning of a text whose end is of no use to a reader. */
    public static String shortened(String text) {
        return text.length() <= OPAQUE_CHARS_SHOWN ? text : text.substring(0, OPAQUE_CHARS_SHOWN) + "…";
    }
}
