package dev.cartlog.events.serde;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The registry's JSON: flat objects of strings and numbers, and lists of version numbers. */
final class RegistryJson {
    private static final JsonFactory JSON = new JsonFactory();

    /** Tells a Java reader which string class to use; it means nothing to anyone else. */
    private static final String JAVA_STRING = "avro.java.string";

    private RegistryJson() {}

    static String object(String name, String value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            out.writeStartObject().writeStringProperty(name, value).writeEndObject();
        }
        return text.toString();
    }

    /** The fields of an object that are strings or numbers, as text; nested values are skipped. */
    static Map<String, String> fields(byte[] body) throws JacksonException {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
            expect(in, in.nextToken(), JsonToken.START_OBJECT);
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = in.currentName();
                JsonToken value = in.nextToken();
                if (value.isScalarValue()) {
                    fields.put(name, in.getString());
                } else {
                    in.skipChildren();
                }
            }
            expect(in, in.currentToken(), JsonToken.END_OBJECT);
        }
        return fields;
    }

    static List<Integer> numbers(byte[] body) throws JacksonException {
        List<Integer> numbers = new ArrayList<>();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
            expect(in, in.nextToken(), JsonToken.START_ARRAY);
            while (in.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                numbers.add(in.getIntValue());
            }
            expect(in, in.currentToken(), JsonToken.END_ARRAY);
        }
        return numbers;
    }

    /** The schema without what only Java cares about. */
    static String withoutJavaProperties(String schema) throws JacksonException {
        StringWriter text = new StringWriter();
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), schema);
                JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.PROPERTY_NAME && JAVA_STRING.equals(in.currentName())) {
                    in.nextToken();
                } else {
                    out.copyCurrentEvent(in);
                }
            }
        }
        return text.toString();
    }

    private static void expect(JsonParser in, @Nullable JsonToken actual, JsonToken wanted) {
        if (actual != wanted) {
            throw new UnexpectedJsonException("Expected %s but found %s at %s"
                    .formatted(wanted, actual, in.currentLocation().offsetDescription()));
        }
    }

    /** JSON, but not what the protocol says. */
    static final class UnexpectedJsonException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnexpectedJsonException(String message) {
            super(message);
        }
    }
}
