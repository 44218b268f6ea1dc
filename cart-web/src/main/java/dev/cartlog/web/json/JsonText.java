package dev.cartlog.web.json;

/** Which characters text may hold so that it is harmless wherever it is shown or logged. */
final class JsonText {
    private JsonText() {}

    /**
     * Whether the text is free of control characters, of characters that change the writing direction, and of lone
     * surrogates, which have no UTF-8 form.
     */
    static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c) || Character.isISOControl(c) || changesDirection(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean changesDirection(char c) {
        return c == '\u061C'
                || (c >= '\u200E' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }

    static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A field's name or an index as a step of a JSON pointer (RFC 6901). */
    static String step(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
