package dev.cartlog.acceptance.fuzz;

import dev.cartlog.web.openapi.Description;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes values that fit a schema, with what the world knows where a name says so. */
final class Values {
    private static final JsonNodeFactory JSON = JsonMapper.shared().getNodeFactory();
    private static final int SKUS = 42;
    private static final int ITEMS_MAX = 4;
    private static final int KEYS = 200;
    private static final List<String> TEXTS = List.of(
            "red",
            "XL",
            "größe",
            "日本語",
            "👩‍👩‍👧",
            "a\u0301",
            "\ud83c\udff4",
            "x".repeat(64),
            "'; --",
            "<b>",
            "%00",
            "${x}");

    private final Description description;
    private final World world;
    private final RandomGenerator random;
    /** The cart that this request is about. */
    private final Optional<World.Known> cart;

    Values(Description description, World world, RandomGenerator random, Optional<World.Known> cart) {
        this.description = description;
        this.world = world;
        this.random = random;
        this.cart = cart;
    }

    /** A value for this schema, where it is called this. */
    JsonNode value(String name, JsonNode schemaOrReference) {
        JsonNode schema = description.resolved(schemaOrReference);
        if (schema.has("oneOf")) {
            return value(
                    name,
                    schema.get("oneOf").get(random.nextInt(schema.get("oneOf").size())));
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        return switch (schema.path("type").asString("string")) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> JSON.numberNode(number(name, schema));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.stringNode(text(name));
        };
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.objectNode();
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            if (required.contains(property.getKey()) || random.nextInt(3) == 0) {
                object.set(property.getKey(), value(property.getKey(), property.getValue()));
            }
        }
        if (schema.path("additionalProperties").isObject()) {
            for (int i = random.nextInt(ITEMS_MAX); i > 0; i--) {
                object.put(anyText(), anyText());
            }
        }
        pairUp(object);
        return object;
    }

    /** A guest's cart and its token belong together. */
    private void pairUp(ObjectNode object) {
        if (object.has("guestCartId") && random.nextInt(10) > 0) {
            world.guestCart(random)
                    .ifPresent(
                            guest -> object.put("guestCartId", guest.cartId()).put("guestToken", guest.credential()));
        }
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.arrayNode();
        int items = schema.path("minItems").asInt(0) + random.nextInt(ITEMS_MAX);
        for (int i = 0; i < items; i++) {
            array.add(value(name, schema.get("items")));
        }
        return array;
    }

    private long number(String name, JsonNode schema) {
        long min = schema.path("minimum").asLong(0);
        long max = schema.path("maximum").asLong(1_000);
        if (List.of("minVersion", "version", "from", "to", "after").contains(name)) {
            return random.nextLong(cart.map(World.Known::version).orElse(1L) + 1);
        }
        return switch (random.nextInt(6)) {
            case 0 -> min;
            case 1 -> max;
            default -> Math.min(max, min + random.nextInt(6));
        };
    }

    /** A parameter as text. */
    String parameter(String name, JsonNode schema) {
        return value(name, schema).asString();
    }

    private String text(String name) {
        return switch (name) {
            case "cartId", "guestCartId", "actor" ->
                cart.map(World.Known::cartId).orElse("A".repeat(22) + ".1");
            case "lineId" -> line();
            case "mergeId" -> world.merge(random).orElse("00000000-0000-5000-8000-000000000000");
            case "sku" -> "sku-" + (1 + random.nextInt(SKUS));
            case "currency" -> random.nextInt(20) == 0 ? "USD" : "EUR";
            case "store" -> random.nextInt(5) == 0 ? "berlin" : "default";
            case "code" -> random.nextBoolean() ? "cart-not-found" : "malformed-request";
            case "guestToken" -> "gct_" + "A".repeat(43);
            case "Idempotency-Key" -> "key-" + random.nextInt(KEYS);
            case "If-Match" -> ifMatch();
            case "If-None-Match" -> "\"" + random.nextInt(20) + "\"";
            case "Last-Event-ID" -> Integer.toString(random.nextInt(20));
            case "X-Correlation-Id" -> "fuzz-" + random.nextInt(1_000_000);
            case "traceparent" -> "00-" + "ab".repeat(16) + "-" + "cd".repeat(8) + "-01";
            case "from", "to", "asOf" ->
                Instant.now().minusSeconds(random.nextInt(600)).toString();
            case "type" -> random.nextBoolean() ? "CartCreated" : "LineItemAdded";
            default -> anyText();
        };
    }

    private String line() {
        List<String> lines = cart.map(World.Known::lines).orElse(List.of());
        return lines.isEmpty() ? "A".repeat(22) : lines.get(random.nextInt(lines.size()));
    }

    private String ifMatch() {
        long version = cart.map(World.Known::version).orElse(1L);
        return switch (random.nextInt(4)) {
            case 0 -> "*";
            case 1 -> "\"" + version + ".0123abcd\"";
            default -> "\"" + version + "\"";
        };
    }

    private String anyText() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
