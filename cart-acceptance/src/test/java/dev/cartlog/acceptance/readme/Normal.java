package dev.cartlog.acceptance.readme;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What two answers have in common when they differ only in ids and times. */
public final class Normal {
    private static final Set<String> DIFFERENT_EACH_TIME = Set.of(
            "cartId",
            "guestCartId",
            "customerCartId",
            "guestToken",
            "mergeId",
            "checkoutId",
            "orderId",
            "createdAt",
            "updatedAt",
            "addedAt",
            "stateHash",
            "appliedCommandIds",
            "instance");

    private Normal() {}

    /** A JSON answer. */
    public static JsonNode json(String text) {
        return json(JsonMapper.shared().readTree(text));
    }

    private static JsonNode json(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JsonMapper.shared().createArrayNode();
            node.forEach(element -> copy.add(json(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JsonMapper.shared().createObjectNode();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (DIFFERENT_EACH_TIME.contains(field.getKey())) {
                copy.put(field.getKey(), "…");
            } else {
                copy.set(field.getKey(), json(field.getValue()));
            }
        }
        return copy;
    }

    /** Any other answer. */
    public static String text(String text) {
        return text.lines()
                .map(line -> line.strip()
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID")
                        .replaceAll("\\b[0-9a-f]{64}\\b", "HASH")
                        .replaceAll("[A-Za-z0-9_-]{22}\\.\\d+", "CART"))
                .collect(Collectors.joining("\n"));
    }
}
