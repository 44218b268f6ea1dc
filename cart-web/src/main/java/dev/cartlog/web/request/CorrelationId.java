package dev.cartlog.web.request;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepts a caller's correlation id when it is harmless, or mints one. */
final class CorrelationId {
    private static final int CORRELATION_ID_CHARS_MAX = 64;

    private CorrelationId() {}

    static String of(@Nullable String sent) {
        return sent != null && isAcceptable(sent) ? sent : UUID.randomUUID().toString();
    }

    /** Visible ASCII without the characters that mean something to shells, markup or log formats. */
    private static boolean isAcceptable(String sent) {
        return !sent.isEmpty()
                && sent.length() <= CORRELATION_ID_CHARS_MAX
                && sent.chars().allMatch(CorrelationId::isAcceptable);
    }

    private static boolean isAcceptable(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || c == '-'
                || c == '_'
                || c == '.'
                || c == ':'
                || c == '/'
                || c == '+'
                || c == '=';
    }
}
