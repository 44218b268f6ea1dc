package dev.cartlog.query.http;

import java.util.List;

/** Compares entity tags as If-None-Match does: weakly, any of a list, or {@code *}. */
final class EntityTags {
    private EntityTags() {}

    /**
     * Whether the client has this representation already.
     *
     * @param ifNoneMatch the header's values
     * @param tag with its quotes
     */
    static boolean matches(List<String> ifNoneMatch, String tag) {
        for (String header : ifNoneMatch) {
            for (String candidate : header.split(",", -1)) {
                String sent = candidate.strip();
                if (sent.equals("*") || (sent.startsWith("W/") ? sent.substring(2) : sent).equals(tag)) {
                    return true;
                }
            }
        }
        return false;
    }
}
