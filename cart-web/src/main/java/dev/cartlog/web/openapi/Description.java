package dev.cartlog.web.openapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service's OpenAPI document, as a client reads it. */
public final class Description {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    private Description(JsonNode document) {
        this.document = document;
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            path.getValue()
                    .properties()
                    .forEach(method -> operations.add(operation(method.getKey(), path.getKey(), method.getValue())));
        }
        // A path without variables is the better match: /v1/customers/me/cart before /v1/customers/{id}/cart.
        operations.sort(Comparator.comparingInt((Operation operation) -> VARIABLE.split(operation.path(), -1).length)
                .thenComparing(Operation::path)
                .thenComparing(Operation::method));
    }

    /** Reads a document as it was served. */
    public static Description of(String json) {
        return new Description(JsonMapper.shared().readTree(json));
    }

    /**
     * One operation.
     *
     * @param method in upper case
     * @param path with variables in braces
     * @param node everything the document says about it
     */
    public record Operation(String method, String path, JsonNode node, Pattern pattern) {
        /** As people write it: {@code POST /v1/carts}. */
        public String name() {
            return method + " " + path;
        }

        /** Its answers by status. */
        public Optional<JsonNode> response(int status) {
            return Optional.ofNullable(node.get("responses").get(Integer.toString(status)));
        }

        /** Every answer as {@code 200}, every refusal as {@code 404 cart-not-found}. */
        public Set<String> answers() {
            Set<String> answers = new TreeSet<>();
            for (Map.Entry<String, JsonNode> response : node.get("responses").properties()) {
                JsonNode codes = response.getValue()
                        .at("/content/application~1problem+json/schema/allOf/1/properties/code/enum");
                codes.forEach(code -> answers.add(response.getKey() + " " + code.asString()));
                if (codes.isMissingNode()) {
                    answers.add(response.getKey());
                }
            }
            return answers;
        }
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that a request means; HEAD means GET. */
    public Optional<Operation> find(String method, String rawPath) {
        String meant = method.equals("HEAD") ? "GET" : method;
        return operations.stream()
                .filter(operation -> operation.method().equals(meant)
                        && operation.pattern().matcher(rawPath).matches())
                .findFirst();
    }

    /** The methods that a path takes, HEAD not among them. */
    public Set<String> methods(String rawPath) {
        Set<String> methods = new TreeSet<>();
        operations.stream()
                .filter(operation -> operation.pattern().matcher(rawPath).matches())
                .forEach(operation -> methods.add(operation.method()));
        return methods;
    }

    /** What is wrong with an answer's JSON body; empty when it is as described. */
    public List<String> check(JsonNode schema, JsonNode body) {
        return new SchemaCheck(document).check(schema, body);
    }

    /** The node that a reference stands for, or the node itself. */
    public JsonNode resolved(JsonNode node) {
        return new SchemaCheck(document).resolved(node);
    }

    private static Operation operation(String method, String path, JsonNode node) {
        StringBuilder pattern = new StringBuilder();
        String[] literals = VARIABLE.split(path, -1);
        for (int i = 0; i < literals.length; i++) {
            pattern.append(i == 0 ? "" : "[^/]+").append(Pattern.quote(literals[i]));
        }
        return new Operation(method.toUpperCase(Locale.ROOT), path, node, Pattern.compile(pattern.toString()));
    }
}
