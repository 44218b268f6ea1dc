package dev.cartlog.command.gateway;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.RoutingKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests as peers write them to each other. */
final class PeerRequests {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANY_VERSION = "*";

    private PeerRequests() {}

    /** A request and the headers to be written with its events. */
    record Forwarded(CartRequest request, Map<String, String> headers) {}

    static byte[] write(Forwarded forwarded) {
        CartRequest request = forwarded.request();
        ObjectNode o = JSON.createObjectNode()
                .put("batch", request.batch())
                .put("commandId", request.commandId())
                .put("correlationId", request.correlationId());
        switch (request.target()) {
            case Target.Exactly exactly -> o.put("cartId", exactly.cartId().toString());
            case Target.CurrentOf current ->
                o.put("currentOf", current.routingKey().value());
        }
        switch (request.principal()) {
            case Principal.Guest guest -> o.put("guest", guest.tokenHash());
            case Principal.Customer customer -> o.put("customer", customer.customerId());
            case Principal.System system -> o.put("system", system.component());
        }
        request.causationId().ifPresent(id -> o.put("causationId", id));
        request.ifMatch().ifPresent(expected -> o.put("ifMatch", text(expected)));
        ArrayNode commands = o.putArray("commands");
        request.commands().forEach(command -> PeerCommands.write(commands.addObject(), command));
        ObjectNode headers = o.putObject("headers");
        forwarded.headers().forEach(headers::put);
        return JSON.writeValueAsBytes(o);
    }

    private static String text(IfMatch expected) {
        return switch (expected) {
            case IfMatch.Any any -> ANY_VERSION;
            case IfMatch.Version version -> version.version().toString();
        };
    }

    /** @throws IllegalArgumentException when the bytes are no request of a peer's */
    static Forwarded read(byte[] bytes) {
        JsonNode o = parse(bytes);
        List<CartCommand> commands = new ArrayList<>();
        PeerValues.field(o, "commands").forEach(command -> commands.add(PeerCommands.read(command)));
        CartRequest request = new CartRequest(
                target(o),
                principal(o),
                commands,
                PeerValues.field(o, "batch").asBoolean(),
                PeerValues.text(o, "commandId"),
                PeerValues.text(o, "correlationId"),
                PeerValues.optional(o, "causationId").map(JsonNode::stringValue),
                PeerValues.optional(o, "ifMatch").map(JsonNode::stringValue).map(PeerRequests::ifMatch));
        return new Forwarded(request, headers(o));
    }

    static JsonNode parse(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private static Target target(JsonNode o) {
        return o.has("cartId")
                ? new Target.Exactly(CartId.of(PeerValues.text(o, "cartId")))
                : new Target.CurrentOf(new RoutingKey(PeerValues.text(o, "currentOf")));
    }

    private static Principal principal(JsonNode o) {
        Optional<Principal> guest =
                PeerValues.optional(o, "guest").map(hash -> new Principal.Guest(hash.stringValue()));
        return guest.or(() -> PeerValues.optional(o, "customer").map(id -> new Principal.Customer(id.stringValue())))
                .orElseGet(() -> new Principal.System(PeerValues.text(o, "system")));
    }

    private static IfMatch ifMatch(String text) {
        return text.equals(ANY_VERSION)
                ? new IfMatch.Any()
                : new IfMatch.Version(new CartVersion(Long.parseLong(text)));
    }

    private static Map<String, String> headers(JsonNode o) {
        Map<String, String> headers = new HashMap<>();
        JsonNode sent = PeerValues.field(o, "headers");
        for (String name : sent.propertyNames()) {
            headers.put(name, PeerValues.text(sent, name));
        }
        return headers;
    }
}
