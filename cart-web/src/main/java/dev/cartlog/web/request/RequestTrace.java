package dev.cartlog.web.request;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.server.ServerWebExchange;

/**
 * What the log says about a request: ids and words of ours, never text that a client chose freely, never a credential.
 * One per request; written by the handlers that learn something, read once at the end.
 */
public final class RequestTrace {
    private static final String ATTRIBUTE = RequestTrace.class.getName();

    private final String correlationId;
    private final long startedNanos;
    private final Map<String, String> fields = new TreeMap<>();

    RequestTrace(String correlationId, long startedNanos) {
        this.correlationId = correlationId;
        this.startedNanos = startedNanos;
    }

    /** The trace of a request that came through {@link RequestFilter}. */
    public static RequestTrace of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** Ties together what one request causes, in answers, logs and events. */
    public String correlationId() {
        return correlationId;
    }

    /** Adds a field to the request's log line: an id, or a word of ours. */
    public synchronized RequestTrace note(String field, String value) {
        fields.put(field, value);
        return this;
    }

    synchronized Map<String, String> fields() {
        return Map.copyOf(fields);
    }

    long startedNanos() {
        return startedNanos;
    }
}
