package dev.cartlog.domain.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical form (RFC 8785) of a JSON tree that somebody else parsed: what an auditor needs to check an exported
 * history. Trees are made of {@code Map}, {@code List}, {@code String}, {@code Boolean} and whole numbers.
 */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** @throws IllegalArgumentException for a value that the contract's documents never contain (null, a fraction) */
    public static String of(Object tree) {
        JsonWriter writer = new JsonWriter();
        writer.raw(text(tree));
        return writer.toString();
    }

    private static String text(Object node) {
        return switch (node) {
            case null -> throw new IllegalArgumentException("the contract's documents hold no null");
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case String text -> new JsonWriter().string(text).toString();
            case Boolean bool -> bool.toString();
            case Integer number -> new JsonWriter().number(number).toString();
            case Long number -> new JsonWriter().number(number).toString();
            default ->
                throw new IllegalArgumentException(
                        "no canonical form for " + node.getClass().getName());
        };
    }

    private static String object(Map<?, ?> map) {
        TreeMap<String, String> sorted = new TreeMap<>();
        map.forEach((key, value) -> sorted.put((String) key, text(value)));
        JsonWriter writer = new JsonWriter();
        writer.object(o -> sorted.forEach(o::raw));
        return writer.toString();
    }

    private static String array(List<?> list) {
        StringBuilder out = new StringBuilder("[");
        for (Object item : list) {
            out.append(out.length() == 1 ? "" : ",").append(text(item));
        }
        return out.append(']').toString();
    }
}
