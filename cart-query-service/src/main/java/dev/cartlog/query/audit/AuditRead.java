package dev.cartlog.query.audit;

import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.JsonValues;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * That somebody looked into a history.
 *
 * @param auditor the token's subject
 * @param route the route's path with its variables in braces
 * @param parameters what was asked for, the path's variables included
 */
public record AuditRead(
        String readId, Instant at, String auditor, String route, Map<String, String> parameters, String correlationId) {

    /** Copies the parameters. */
    public AuditRead {
        parameters = Map.copyOf(parameters);
    }

    /** The record's value on its topic, as canonical JSON. */
    public String toJson() {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.string("at", JsonValues.time(at))
                .string("auditor", auditor)
                .string("correlationId", correlationId)
                .object("parameters", p -> new TreeMap<>(parameters).forEach(p::string))
                .string("readId", readId)
                .string("route", route));
        return json.toString();
    }
}
