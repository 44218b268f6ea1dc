package dev.cartlog.web.json;

import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.Problem.FieldError;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A JSON object of a request body. Every accessor checks the type; what is missing or of another type ends the request with
 * {@link ProblemType#MALFORMED_REQUEST} and a pointer to the place.
 */
public final class JsonObject {
    private final String pointer;
    private final Map<String, Object> fields;

    JsonObject(String pointer, Map<String, Object> fields) {
        this.pointer = pointer;
        this.fields = fields;
    }

    /** What an absent body stands for. */
    public static JsonObject empty() {
        return new JsonObject("", Map.of());
    }

    /**
     * Refuses every field but these.
     *
     * @throws ProblemException {@link ProblemType#UNKNOWN_FIELD} with all others
     */
    public JsonObject only(Set<String> known) {
        List<FieldError> unknown = fields.keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> FieldError.at(at(name), ProblemType.UNKNOWN_FIELD))
                .toList();
        if (!unknown.isEmpty()) {
            String detail = "The request has a field that nobody reads here.";
            throw new ProblemException(
                    Problem.of(ProblemType.UNKNOWN_FIELD, detail).with(unknown));
        }
        return this;
    }

    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** @param codePointsMax longest accepted text */
    public String text(String name, int codePointsMax) {
        return optionalText(name, codePointsMax).orElseThrow(() -> missing(name));
    }

    public Optional<String> optionalText(String name, int codePointsMax) {
        return optional(name, String.class, "a text").map(text -> bounded(at(name), text, codePointsMax));
    }

    /** A whole number, saturated at ±2^63. */
    public long integer(String name) {
        return optionalInteger(name).orElseThrow(() -> missing(name));
    }

    public OptionalLong optionalInteger(String name) {
        Optional<Long> number = optional(name, Long.class, "a whole number");
        return number.isPresent() ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    /** An optional word of a closed list; the list is part of the error. */
    public <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> words) {
        return optional(name, String.class, "a text").map(text -> {
            for (E word : words.getEnumConstants()) {
                if (word.name().equals(text)) {
                    return word;
                }
            }
            throw StrictJson.malformed(at(name), "One of " + List.of(words.getEnumConstants()) + " is expected.");
        });
    }

    /** An array of objects. */
    public List<JsonObject> objects(String name, int itemsMin, int itemsMax) {
        List<?> items = optional(name, List.class, "an array").orElseThrow(() -> missing(name));
        if (items.size() < itemsMin || items.size() > itemsMax) {
            throw StrictJson.malformed(at(name), "Between " + itemsMin + " and " + itemsMax + " items are expected.");
        }
        List<JsonObject> objects = new ArrayList<>(items.size());
        for (Object item : items) {
            objects.add(objectAt(at(name) + "/" + objects.size(), item));
        }
        return objects;
    }

    /** An object whose values are all text; empty when absent. */
    public SortedMap<String, String> texts(String name, int entriesMax, int codePointsMax) {
        SortedMap<String, String> texts = new TreeMap<>();
        Object value = fields.get(name);
        if (value == null) {
            return texts;
        }
        JsonObject object = objectAt(at(name), value);
        if (object.fields.size() > entriesMax) {
            throw StrictJson.malformed(at(name), "At most " + entriesMax + " entries are expected.");
        }
        for (String key : object.fields.keySet()) {
            bounded(object.at(key), key, codePointsMax);
            texts.put(key, object.text(key, codePointsMax));
        }
        return texts;
    }

    /** The JSON pointer of a field of this object. */
    public String at(String name) {
        return pointer + JsonText.step(name);
    }

    @SuppressWarnings("unchecked") // the parser makes maps of this type only
    private static JsonObject objectAt(String at, Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject(at, (Map<String, Object>) map);
        }
        throw StrictJson.malformed(at, "An object is expected.");
    }

    private <T> Optional<T> optional(String name, Class<T> type, String expected) {
        Object value = fields.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw StrictJson.malformed(at(name), "Here " + expected + " is expected.");
        }
        return Optional.of(type.cast(value));
    }

    private static String bounded(String at, String text, int codePointsMax) {
        if (JsonText.codePoints(text) > codePointsMax) {
            throw StrictJson.malformed(at, "At most " + codePointsMax + " characters are expected.");
        }
        return text;
    }

    private ProblemException missing(String name) {
        return StrictJson.malformed(at(name), "The field is missing.");
    }
}
