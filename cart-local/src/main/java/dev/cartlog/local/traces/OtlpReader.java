package dev.cartlog.local.traces;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads spans as OTLP's JSON has them. */
final class OtlpReader {
    private static final String SERVICE = "service.name";
    private static final String UNNAMED = "unnamed";

    private OtlpReader() {}

    /** @throws tools.jackson.core.JacksonException when the text is no JSON */
    static List<TraceSpan> read(String text) {
        List<TraceSpan> spans = new ArrayList<>();
        for (JsonNode process : JsonMapper.shared().readTree(text).path("resourceSpans")) {
            String service = service(process.at("/resource/attributes"));
            for (JsonNode scope : process.path("scopeSpans")) {
                scope.path("spans").forEach(span -> spans.add(span(span, service)));
            }
        }
        return spans;
    }

    private static String service(JsonNode attributes) {
        return attributes
                .valueStream()
                .filter(attribute -> attribute.path("key").asString("").equals(SERVICE))
                .map(attribute -> attribute.at("/value/stringValue").asString(UNNAMED))
                .findFirst()
                .orElse(UNNAMED);
    }

    private static TraceSpan span(JsonNode span, String service) {
        return new TraceSpan(
                span.path("traceId").asString(""),
                span.path("spanId").asString(""),
                span.path("parentSpanId").asString(""),
                service,
                span.path("name").asString(UNNAMED),
                span.path("startTimeUnixNano").asLong(0),
                span.path("endTimeUnixNano").asLong(0));
    }
}
