package dev.cartlog.web.openapi;

import dev.cartlog.web.openapi.Description.Operation;
import dev.cartlog.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Holds answers against a service's description, and remembers what of it has been seen. Safe for use by any thread. */
public final class Witness {
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String PROBLEM = "application/problem+json";

    private static final Set<ProblemType> BARE = Set.of(
            ProblemType.MALFORMED_REQUEST,
            ProblemType.UNAUTHENTICATED,
            ProblemType.TOKEN_EXPIRED,
            ProblemType.ORIGIN_NOT_ALLOWED,
            ProblemType.TOO_MANY_REQUESTS,
            ProblemType.HEADERS_TOO_LARGE,
            ProblemType.REQUEST_TIMEOUT,
            ProblemType.IDENTITY_UNAVAILABLE);

    private final Description description;
    private final Map<String, Set<String>> seen = new TreeMap<>();

    public Witness(Description description) {
        this.description = description;
    }

    /**
     * What came back.
     *
     * @param header the first value of a header
     * @param body the body as text, empty when there is none
     */
    public record Reply(int status, Function<String, Optional<String>> header, String body) {
        String mediaType() {
            return header.apply("Content-Type").orElse("").split(";", 2)[0].strip();
        }

        Optional<JsonNode> json() {
            return json(body);
        }

        private static Optional<JsonNode> json(String text) {
            try {
                return Optional.of(JsonMapper.shared().readTree(text)).filter(node -> !node.isMissingNode());
            } catch (JacksonException e) {
                // Whoever asks says what is wrong with it.
                return Optional.empty();
            }
        }

        String code() {
            return json().map(body -> body.path("code").asString("")).orElse("");
        }
    }

    /** Everything in which an answer differs from the description; empty when nothing does. */
    public List<String> see(String method, String rawPath, Reply reply) {
        Optional<Operation> operation = description.find(method, rawPath);
        if (operation.isPresent()) {
            return see(operation.get(), method, reply);
        }
        Set<String> methods = description.methods(rawPath);
        boolean mute = method.equals("HEAD");
        return methods.isEmpty() ? noPath(reply, mute) : noMethod(methods, reply, mute);
    }

    private List<String> see(Operation operation, String method, Reply reply) {
        Optional<JsonNode> response = operation.response(reply.status()).map(description::resolved);
        if (response.isEmpty()) {
            return List.of(operation.name() + " has no answer " + reply.status() + " " + reply.code());
        }
        boolean problem = reply.mediaType().equals(PROBLEM);
        remember(operation, problem ? reply.status() + " " + reply.code() : Integer.toString(reply.status()));
        List<String> wrong = new ArrayList<>(headers(response.get(), reply));
        if (!method.equals("HEAD")) {
            wrong.addAll(body(response.get(), reply));
        }
        return wrong;
    }

    private synchronized void remember(Operation operation, String answer) {
        seen.computeIfAbsent(operation.name(), name -> new TreeSet<>()).add(answer);
    }

    private List<String> headers(JsonNode response, Reply reply) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> described : response.path("headers").properties()) {
            JsonNode header = description.resolved(described.getValue());
            Optional<String> value = reply.header().apply(described.getKey());
            if (value.isEmpty() && header.path("required").asBoolean(false)) {
                wrong.add("the header " + described.getKey() + " is missing");
            }
            value.ifPresent(text -> description.check(header.get("schema"), StringNode.valueOf(text)).stream()
                    .map(what -> "the header " + described.getKey() + ": " + what)
                    .forEach(wrong::add));
        }
        return wrong;
    }

    private List<String> body(JsonNode response, Reply reply) {
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return reply.body().isEmpty() ? List.of() : List.of("there is a body, and none is described");
        }
        JsonNode described = content.get(reply.mediaType());
        if (described == null) {
            return List.of("the media type " + reply.mediaType() + " is none of " + content.propertyNames());
        }
        return switch (reply.mediaType()) {
            case NDJSON -> lines(reply.body());
            case JSON, PROBLEM -> json(described.get("schema"), reply);
            default -> List.of();
        };
    }

    private static List<String> lines(String body) {
        boolean allJson = body.lines().allMatch(line -> Reply.json(line).isPresent());
        return allJson && (body.isEmpty() || body.endsWith("\n"))
                ? List.of()
                : List.of("a line of the body is no JSON");
    }

    private List<String> json(JsonNode schema, Reply reply) {
        return reply.json()
                .map(body -> description.check(schema, body))
                .orElseGet(() -> List.of("the body is no JSON"));
    }

    private static List<String> noPath(Reply reply, boolean mute) {
        boolean refused = reply.status() == NOT_FOUND && (mute || reply.code().equals("not-found"));
        return refused || isBare(reply, mute)
                ? List.of()
                : List.of("a path that is not described answers " + reply.status());
    }

    private static List<String> noMethod(Set<String> methods, Reply reply, boolean mute) {
        if (isBare(reply, mute)) {
            return List.of();
        }
        Set<String> allowed =
                new TreeSet<>(List.of(reply.header().apply("Allow").orElse("").split(", ", -1)));
        allowed.remove("HEAD");
        boolean refused =
                reply.status() == METHOD_NOT_ALLOWED && (mute || reply.code().equals("method-not-allowed"));
        return refused && allowed.equals(methods)
                ? List.of()
                : List.of("a method that is not described answers " + reply.status() + " with Allow " + allowed);
    }

    /** What is refused before anybody looks at path and method. */
    private static boolean isBare(Reply reply, boolean mute) {
        return mute
                ? BARE.stream().anyMatch(type -> type.status() == reply.status())
                : reply.mediaType().equals(PROBLEM)
                        && BARE.stream().anyMatch(type -> type.code().equals(reply.code()));
    }

    /** What the description names and nobody has met, as {@code POST /v1/carts: 201}. */
    public synchronized Set<String> unseen() {
        Set<String> unseen = new TreeSet<>();
        for (Operation operation : description.operations()) {
            Set<String> met = seen.getOrDefault(operation.name(), Set.of());
            operation.answers().stream()
                    .filter(answer -> !met.contains(answer))
                    .forEach(answer -> unseen.add(operation.name() + ": " + answer));
        }
        return unseen;
    }
}
