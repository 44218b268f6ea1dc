package dev.cartlog.web.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans as OTLP's JSON has them. */
final class OtlpJson {
    private static final String SCOPE = "dev.cartlog";

    private OtlpJson() {}

    /** The body of one export: spans of one process. */
    static Map<String, Object> of(Resource resource, Collection<SpanData> spans) {
        Map<String, Object> scope = Map.of(
                "scope",
                Map.of("name", SCOPE),
                "spans",
                spans.stream().map(OtlpJson::span).toList());
        Map<String, Object> process = Map.of(
                "resource", Map.of("attributes", attributes(resource.getAttributes())), "scopeSpans", List.of(scope));
        return Map.of("resourceSpans", List.of(process));
    }

    private static Map<String, Object> span(SpanData span) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("traceId", span.getTraceId());
        json.put("spanId", span.getSpanId());
        if (span.getParentSpanContext().isValid()) {
            json.put("parentSpanId", span.getParentSpanId());
        }
        json.put("name", span.getName());
        json.put("kind", number(span.getKind()));
        json.put("startTimeUnixNano", Long.toString(span.getStartEpochNanos()));
        json.put("endTimeUnixNano", Long.toString(span.getEndEpochNanos()));
        json.put("attributes", attributes(span.getAttributes()));
        return json;
    }

    /** The protocol's; 0 is "unspecified" there. */
    private static int number(SpanKind kind) {
        return switch (kind) {
            case INTERNAL -> 1;
            case SERVER -> 2;
            case CLIENT -> 3;
            case PRODUCER -> 4;
            case CONSUMER -> 5;
        };
    }

    private static List<Map<String, Object>> attributes(Attributes attributes) {
        return attributes.asMap().entrySet().stream()
                .map(entry -> Map.<String, Object>of(
                        "key", entry.getKey().getKey(), "value", value(entry.getKey(), entry.getValue())))
                .toList();
    }

    private static Map<String, Object> value(AttributeKey<?> key, Object value) {
        return switch (key.getType()) {
            case BOOLEAN -> Map.of("boolValue", value);
            case LONG -> Map.of("intValue", value.toString());
            case DOUBLE -> Map.of("doubleValue", value);
            default -> Map.of("stringValue", value.toString());
        };
    }
}
