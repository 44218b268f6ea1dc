package dev.cartlog.domain.value;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What distinguishes two lines of one article (size, engraving, …), in the key order of RFC 8785.
 *
 * <p>String's natural order compares UTF-16 code units, which is exactly that order.
 */
public record Attributes(SortedMap<String, String> values) {
    public static final Attributes NONE = new Attributes(Collections.emptySortedMap());

    public Attributes {
        SortedMap<String, String> sorted = new TreeMap<>();
        sorted.putAll(values); // a TreeMap made of a sorted map would take over its order, whatever that is
        values = Collections.unmodifiableSortedMap(sorted);
    }

    public static Attributes of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Attributes(new TreeMap<>(values));
    }
}
