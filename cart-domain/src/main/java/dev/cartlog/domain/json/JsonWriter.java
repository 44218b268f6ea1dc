package dev.cartlog.domain.json;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Writes canonical JSON (RFC 8785) straight into a buffer.
 *
 * <p>The caller names fields in ascending order of UTF-16 code units; a field out of order throws. That keeps the
 * canonical form visible in the code that writes it and spares the hot path a tree and a sort. Numbers are integers
 * within ±(2^53 − 1), whose canonical form is their decimal form.
 */
public final class JsonWriter {
    /** 2^53 − 1, the largest integer that every JSON implementation reads exactly. */
    public static final long NUMBER_MAX = (1L << 53) - 1;

    private static final int BUFFER_CHARS = 1_024;
    private static final String HEX_DIGITS = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(BUFFER_CHARS);
    private String previousField = "";
    private boolean first = true;

    /** Writes an object whose fields the body names in ascending order. */
    public JsonWriter object(Consumer<JsonWriter> body) {
        separate();
        nest('{', body, '}');
        return this;
    }

    public JsonWriter object(String field, Consumer<JsonWriter> body) {
        name(field);
        nest('{', body, '}');
        return this;
    }

    /** Writes an array with one element for each item. */
    public <T> JsonWriter array(String field, Iterable<T> items, BiConsumer<JsonWriter, T> element) {
        name(field);
        nest('[', w -> items.forEach(item -> element.accept(w, item)), ']');
        return this;
    }

    public JsonWriter string(String field, String value) {
        name(field);
        quote(value);
        return this;
    }

    /** Writes the field only when there is a value. */
    public JsonWriter string(String field, Optional<String> value) {
        value.ifPresent(present -> string(field, present));
        return this;
    }

    /** An element of an array. */
    public JsonWriter string(String value) {
        separate();
        quote(value);
        return this;
    }

    public JsonWriter number(String field, long value) {
        name(field);
        digits(value);
        return this;
    }

    /** An element of an array. */
    public JsonWriter number(long value) {
        separate();
        digits(value);
        return this;
    }

    public JsonWriter bool(String field, boolean value) {
        name(field);
        out.append(value);
        return this;
    }

    /** Embeds text that already is canonical JSON. */
    public JsonWriter raw(String field, String canonicalJson) {
        name(field);
        out.append(canonicalJson);
        return this;
    }

    /** Embeds text that already is canonical JSON, as an element of an array or as the whole document. */
    public JsonWriter raw(String canonicalJson) {
        separate();
        out.append(canonicalJson);
        return this;
    }

    private void nest(char open, Consumer<JsonWriter> body, char close) {
        String outerField = previousField;
        previousField = "";
        first = true;
        out.append(open);
        body.accept(this);
        out.append(close);
        first = false;
        previousField = outerField;
    }

    private void name(String field) {
        if (!first && field.compareTo(previousField) <= 0) {
            throw new IllegalStateException("canonical JSON: \"" + field + "\" comes before \"" + previousField + "\"");
        }
        separate();
        previousField = field;
        quote(field);
        out.append(':');
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void digits(long value) {
        if (value > NUMBER_MAX || value < -NUMBER_MAX) {
            throw new IllegalArgumentException("not an exact JSON number: " + value);
        }
        out.append(value);
    }

    private void quote(String text) {
        out.append('"');
        // Almost all text needs no escape and goes over in one piece.
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, plain, i);
                escape(c);
                plain = i + 1;
            } else if (Character.isSurrogate(c)) {
                refuseLoneSurrogate(text, i);
            }
        }
        out.append(text, plain, text.length());
        out.append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u00").append(HEX_DIGITS.charAt(c >> 4)).append(HEX_DIGITS.charAt(c & 0xF));
        }
    }

    /** A lone surrogate has no UTF-8 form, so no two implementations would hash it alike. */
    private static void refuseLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? (at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1)))
                : (!Character.isLowSurrogate(c) || (at > 0 && Character.isHighSurrogate(text.charAt(at - 1))));
        if (!paired) {
            throw new IllegalArgumentException("text with a lone surrogate has no canonical form");
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
