package dev.cartlog.acceptance.fuzz;

import dev.cartlog.web.openapi.Description;
import dev.cartlog.web.openapi.Description.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a good request of an operation's description. */
final class RequestMaker {
    private static final int OPTIONAL_ONE_OF = 3;
    private static final List<String> AFTER_SIGN_IN = List.of("/v1/customers/", "/v1/merges/");

    private final Description description;
    private final URI base;
    private final World world;
    private final People people;

    /** Who has which scope. */
    record People(String auditor, String operator) {}

    RequestMaker(Description description, URI base, World world, People people) {
        this.description = description;
        this.base = base;
        this.world = world;
        this.people = people;
    }

    FuzzRequest make(Operation operation, RandomGenerator random) {
        Optional<World.Known> cart = world.cart(random);
        Values values = new Values(description, world, random, cart);
        FuzzRequest request = new FuzzRequest(base, operation.method(), operation.path());
        List<String> query = new ArrayList<>();
        for (JsonNode listed : operation.node().path("parameters")) {
            JsonNode parameter = description.resolved(listed);
            boolean required = parameter.path("required").asBoolean(false);
            if (required || random.nextInt(OPTIONAL_ONE_OF) == 0) {
                put(request, query, parameter, values);
            }
        }
        if (!query.isEmpty()) {
            request.target += "?" + String.join("&", query);
        }
        credential(operation, cart, random).ifPresent(token -> request.set("Authorization", "Bearer " + token));
        body(operation, values, random).ifPresent(body -> {
            request.body = body;
            request.set("Content-Type", "application/json");
        });
        return request;
    }

    private static void put(FuzzRequest request, List<String> query, JsonNode parameter, Values values) {
        String name = parameter.get("name").asString();
        String value = values.parameter(name, parameter.get("schema"));
        switch (parameter.get("in").asString()) {
            case "path" -> request.target = request.target.replace("{" + name + "}", encoded(value));
            case "query" -> query.add(name + "=" + encoded(value));
            default -> request.set(name, value);
        }
    }

    private Optional<String> credential(Operation operation, Optional<World.Known> cart, RandomGenerator random) {
        String path = operation.path();
        if (path.startsWith("/v1/audit/")) {
            return Optional.of(people.auditor());
        }
        if (path.startsWith("/v1/ops/")) {
            return Optional.of(people.operator());
        }
        if (AFTER_SIGN_IN.stream().anyMatch(path::startsWith)) {
            return Optional.of(world.customer(random));
        }
        if (path.contains("{cartId}")) {
            return cart.map(World.Known::credential);
        }
        return path.equals("/v1/carts") && random.nextBoolean()
                ? Optional.of(world.customer(random))
                : Optional.empty();
    }

    private static Optional<byte[]> body(Operation operation, Values values, RandomGenerator random) {
        JsonNode described = operation.node().path("requestBody");
        if (described.isMissingNode() || (!described.path("required").asBoolean(false) && random.nextBoolean())) {
            return Optional.empty();
        }
        JsonNode body = values.value("", described.at("/content/application~1json/schema"));
        return Optional.of(JsonMapper.shared().writeValueAsBytes(body));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Operations, those that write more often: what is not written cannot be read. */
    static List<Operation> weighted(Description description) {
        return description.operations().stream()
                .flatMap(operation -> Collections.nCopies(weight(operation), operation).stream())
                .collect(Collectors.toList());
    }

    private static int weight(Operation operation) {
        return switch (operation.path()) {
            case "/v1/carts/{cartId}/lines" -> 12;
            case "/v1/carts/{cartId}/commands", "/v1/carts/{cartId}/lines/{lineId}" -> 6;
            case "/v1/carts" -> 4;
            // The last one reads topics from their ends: one of them takes as long as a hundred others.
            case "/openapi.json", "/problems", "/problems/{code}", "/v1/ops/carts/{cartId}" -> 1;
            default -> 3;
        };
    }
}
