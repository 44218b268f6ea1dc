package dev.cartlog.web.json;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses a request body: one JSON object in well-formed UTF-8, of bounded depth, without duplicate names, {@code null}s or
 * fractions. Whole numbers of any size are accepted and saturated at ±2^63: whether they are in range is a rule, not a
 * matter of form.
 */
public final class StrictJson {
    /** How deep objects and arrays may be nested. */
    public static final int JSON_DEPTH_MAX = 16;

    /** Digits of a number; more than any 64-bit number has, few enough to be parsed in no time. */
    private static final int NUMBER_CHARS_MAX = 400;

    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JSON_DEPTH_MAX)
                    .maxNumberLength(NUMBER_CHARS_MAX)
                    .build())
            .build();

    private final JsonParser parser;

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws ProblemException {@link ProblemType#MALFORMED_REQUEST} */
    public static JsonObject parse(byte[] body) {
        String text = decode(body);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("", "The body is not a JSON object.");
            }
            Map<String, Object> fields = new StrictJson(parser).object("");
            if (parser.nextToken() != null) {
                throw malformed("", "There is something after the JSON object.");
            }
            return new JsonObject("", fields);
        } catch (JacksonException e) {
            throw malformed(
                    "",
                    "The body is not well-formed JSON, nests deeper than " + JSON_DEPTH_MAX
                            + " levels, or holds a number that is too long.");
        }
    }

    private static String decode(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("", "The body is not UTF-8.");
        }
    }

    private Map<String, Object> object(String pointer) {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = clean(pointer, parser.currentName());
            String at = pointer + JsonText.step(name);
            parser.nextToken();
            if (fields.putIfAbsent(name, value(at)) != null) {
                throw malformed(at, "The field occurs twice.");
            }
        }
        return fields;
    }

    private List<Object> array(String pointer) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(pointer + "/" + items.size()));
        }
        return items;
    }

    private Object value(String pointer) {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> clean(pointer, parser.getString());
            case VALUE_NUMBER_INT -> saturated(parser.getBigIntegerValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_FLOAT -> throw malformed(pointer, "Numbers are whole, without fraction or exponent.");
            case VALUE_NULL -> throw malformed(pointer, "There is no null here; leave the field out.");
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw malformed(pointer, "The body is not well-formed JSON.");
        };
    }

    private static Long saturated(BigInteger number) {
        return number.min(LONG_MAX).max(LONG_MIN).longValueExact();
    }

    private static String clean(String pointer, String text) {
        if (!JsonText.isClean(text)) {
            throw malformed(pointer, "Text holds no control characters, direction marks or lone surrogates.");
        }
        return text;
    }

    static ProblemException malformed(String pointer, String detail) {
        return new ProblemException(Problem.ofField(ProblemType.MALFORMED_REQUEST, pointer, detail));
    }
}
