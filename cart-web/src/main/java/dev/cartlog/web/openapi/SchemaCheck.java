package dev.cartlog.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * Holds JSON against a schema: the part of JSON Schema 2020-12 that our documents use. A keyword it does not know is an
 * error, so that nobody writes down what is not checked.
 */
final class SchemaCheck {
    private static final Set<String> TEXT_ONLY = Set.of("description", "title", "default", "examples", "format");

    private final JsonNode document;
    private final List<String> wrong = new ArrayList<>();

    SchemaCheck(JsonNode document) {
        this.document = document;
    }

    /** Each thing that is wrong, with a pointer to where. */
    List<String> check(JsonNode schema, JsonNode value) {
        check(schema, value, "");
        return List.copyOf(wrong);
    }

    JsonNode resolved(JsonNode node) {
        JsonNode reference = node.get("$ref");
        if (reference == null) {
            return node;
        }
        JsonNode target = document.at(reference.asString().substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException(reference + " leads nowhere");
        }
        return target;
    }

    private void check(JsonNode schema, JsonNode value, String at) {
        for (Map.Entry<String, JsonNode> rule : schema.properties()) {
            if (!TEXT_ONLY.contains(rule.getKey())) {
                check(rule.getKey(), rule.getValue(), schema, value, at);
            }
        }
    }

    private void check(String keyword, JsonNode rule, JsonNode schema, JsonNode value, String at) {
        switch (keyword) {
            case "$ref" -> check(resolved(schema), value, at);
            case "type" -> require(isOfType(rule, value), at, "is no " + rule);
            case "const" -> require(rule.equals(value), at, "is not " + rule);
            case "enum" -> require(contains(rule, value), at, value + " is none of " + rule);
            case "allOf" -> rule.forEach(part -> check(part, value, at));
            case "anyOf", "oneOf" -> alternatives(keyword, rule, value, at);
            case "required" ->
                rule.forEach(name ->
                        require(!value.isObject() || value.has(name.asString()), at, "has no " + name.asString()));
            case "properties" ->
                rule.properties().stream()
                        .filter(property -> value.has(property.getKey()))
                        .forEach(property ->
                                check(property.getValue(), value.get(property.getKey()), at + "/" + property.getKey()));
            case "additionalProperties" -> additional(rule, schema, value, at);
            case "propertyNames" ->
                value.propertyNames().forEach(name -> check(rule, StringNode.valueOf(name), at + "/" + name));
            default -> bounds(keyword, rule, value, at);
        }
    }

    private void bounds(String keyword, JsonNode rule, JsonNode value, String at) {
        switch (keyword) {
            case "items" -> {
                for (int i = 0; value.isArray() && i < value.size(); i++) {
                    check(rule, value.get(i), at + "/" + i);
                }
            }
            case "minimum" -> require(!value.isNumber() || value.asLong() >= rule.asLong(), at, "is below " + rule);
            case "maximum" -> require(!value.isNumber() || value.asLong() <= rule.asLong(), at, "is above " + rule);
            case "minItems" -> require(!value.isArray() || value.size() >= rule.asInt(), at, "is too short");
            case "maxItems" -> require(!value.isArray() || value.size() <= rule.asInt(), at, "is too long");
            case "maxProperties" -> require(!value.isObject() || value.size() <= rule.asInt(), at, "is too large");
            case "minLength" -> require(!value.isString() || length(value) >= rule.asInt(), at, "is too short");
            case "maxLength" -> require(!value.isString() || length(value) <= rule.asInt(), at, "is too long");
            case "pattern" ->
                require(
                        !value.isString()
                                || Pattern.compile(rule.asString())
                                        .matcher(value.asString())
                                        .find(),
                        at,
                        value + " is not like " + rule);
            default -> throw new IllegalStateException("nobody checks the keyword " + keyword);
        }
    }

    private void alternatives(String keyword, JsonNode rules, JsonNode value, String at) {
        int holding = 0;
        for (JsonNode rule : rules) {
            holding += new SchemaCheck(document).check(rule, value).isEmpty() ? 1 : 0;
        }
        boolean holds = keyword.equals("oneOf") ? holding == 1 : holding > 0;
        require(holds, at, "fits " + holding + " of the alternatives");
    }

    private void additional(JsonNode rule, JsonNode schema, JsonNode value, String at) {
        JsonNode known = schema.path("properties");
        for (String name : value.propertyNames()) {
            if (!known.has(name)) {
                if (rule.isBoolean()) {
                    require(rule.asBoolean(), at, "has a field " + name);
                } else {
                    check(rule, value.get(name), at + "/" + name);
                }
            }
        }
    }

    private void require(boolean holds, String at, String otherwise) {
        if (!holds) {
            wrong.add((at.isEmpty() ? "the body" : at) + " " + otherwise);
        }
    }

    private static boolean isOfType(JsonNode types, JsonNode value) {
        if (types.isArray()) {
            for (JsonNode type : types) {
                if (isOfType(type, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (types.asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalStateException("there is no type " + types);
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static int length(JsonNode text) {
        return text.asString().codePointCount(0, text.asString().length());
    }
}
