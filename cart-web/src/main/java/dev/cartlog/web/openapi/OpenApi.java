package dev.cartlog.web.openapi;

import dev.cartlog.web.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a service's OpenAPI 3.1 document of two parts: what its author wrote down, in which an operation lists the codes of
 * its refusals ({@code x-problems}, single ones or groups), and what both services share. The refusals' statuses, texts and
 * headers come from {@link ProblemType}, so the document cannot say other things about them than the answers do.
 */
public final class OpenApi {
    private static final String SHARED = "/openapi-shared.json";
    private static final String PROBLEMS = "x-problems";
    private static final String GROUPS = "x-problem-groups";
    private static final List<Integer> WITH_RETRY_AFTER = List.of(429, 503);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ObjectNode document;
    private final JsonNode groups;

    private OpenApi(ObjectNode document, JsonNode groups) {
        this.document = document;
        this.groups = groups;
    }

    /**
     * The complete document.
     *
     * @param authored the author's part, as JSON
     * @throws IllegalArgumentException when it names a problem or a group that does not exist
     */
    public static String complete(String authored) {
        ObjectNode shared = shared();
        OpenApi openApi = new OpenApi((ObjectNode) JSON.readTree(authored), shared.get(GROUPS));
        openApi.document.withObject("/paths").setAll((ObjectNode) shared.get("paths"));
        openApi.complete((ObjectNode) shared.get("components"));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(openApi.document);
    }

    private void complete(ObjectNode sharedComponents) {
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                refusals(path.getKey(), (ObjectNode) operation);
            }
        }
        ObjectNode components = document.withObject("/components");
        for (Map.Entry<String, JsonNode> kind : sharedComponents.properties()) {
            components.withObject("/" + kind.getKey()).setAll((ObjectNode) kind.getValue());
        }
    }

    /** An operation that lists none has written its own; only what any request may meet is added to them. */
    private void refusals(String path, ObjectNode operation) {
        JsonNode listed = operation.has(PROBLEMS) ? operation.get(PROBLEMS) : groups.get(anyRequest(path));
        SortedMap<Integer, List<ProblemType>> byStatus = new TreeMap<>();
        for (String code : codes(listed)) {
            ProblemType type = ProblemType.ofCode(code)
                    .orElseThrow(() -> new IllegalArgumentException("there is no problem " + code));
            byStatus.computeIfAbsent(type.status(), status -> new ArrayList<>()).add(type);
        }
        operation.remove(PROBLEMS);
        ObjectNode responses = operation.withObject("/responses");
        byStatus.forEach((status, types) -> {
            if (!responses.has(Integer.toString(status))) {
                response(responses.putObject(Integer.toString(status)), status, types);
            }
        });
    }

    /** Pages of other origins are kept from the interface, not from the documents. */
    private static String anyRequest(String path) {
        return path.startsWith("/v1/") ? "any-v1" : "any";
    }

    /** Groups resolved; each code once, in the order of the table. */
    private List<String> codes(JsonNode listed) {
        List<String> codes = new ArrayList<>();
        for (JsonNode entry : listed) {
            JsonNode group = groups.get(entry.asString());
            if (group == null) {
                codes.add(entry.asString());
            } else {
                group.forEach(code -> codes.add(code.asString()));
            }
        }
        return codes.stream().distinct().toList();
    }

    private static void response(ObjectNode response, int status, List<ProblemType> types) {
        StringBuilder description = new StringBuilder();
        types.forEach(type -> description
                .append(description.isEmpty() ? "" : " ")
                .append(type.code())
                .append(": ")
                .append(type.title())
                .append('.'));
        response.put("description", description.toString().replace("?.", "?"));
        ObjectNode headers = response.putObject("headers");
        reference(headers.putObject("X-Correlation-Id"), "#/components/headers/CorrelationId");
        if (WITH_RETRY_AFTER.contains(status)) {
            reference(headers.putObject("Retry-After"), "#/components/headers/RetryAfter");
        }
        ArrayNode both = response.withObject("/content")
                .putObject("application/problem+json")
                .putObject("schema")
                .putArray("allOf");
        reference(both.addObject(), "#/components/schemas/Problem");
        ObjectNode here = both.addObject().putObject("properties");
        here.putObject("status").put("const", status);
        ArrayNode codes = here.putObject("code").putArray("enum");
        types.forEach(type -> codes.add(type.code()));
    }

    private static void reference(ObjectNode node, String to) {
        node.put("$ref", to);
    }

    private static ObjectNode shared() {
        try (InputStream in = OpenApi.class.getResourceAsStream(SHARED)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, SHARED).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(SHARED + " cannot be read", e);
        }
    }
}
