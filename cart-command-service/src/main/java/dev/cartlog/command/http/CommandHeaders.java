package dev.cartlog.command.http;

import dev.cartlog.domain.request.IfMatch;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The headers that mean something to a command. Malformed ones end the request rather than being ignored. */
final class CommandHeaders {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    static final String IDEMPOTENT_REPLAYED = "Idempotent-Replayed";

    private static final int KEY_CHARS_MAX = 64;
    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';
    private static final String TRACEPARENT = "traceparent";
    private static final Pattern TRACE_FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern ETAG_FORM = Pattern.compile("\"(0|[1-9][0-9]{0,17})(\\.[0-9A-Za-z]{1,64})?\"");

    private CommandHeaders() {}

    /**
     * The command's id: the client's key, or one of our own.
     *
     * @throws ProblemException {@link ProblemType#MALFORMED_REQUEST}
     */
    static String commandId(HttpHeaders headers) {
        List<String> sent = headers.getOrEmpty(IDEMPOTENCY_KEY);
        if (sent.isEmpty()) {
            return UUID.randomUUID().toString();
        }
        if (sent.size() > 1 || !isKey(sent.getFirst())) {
            throw malformed(IDEMPOTENCY_KEY + " is one key of 1 to " + KEY_CHARS_MAX + " printable ASCII characters.");
        }
        return sent.getFirst();
    }

    private static boolean isKey(String text) {
        return !text.isBlank()
                && text.length() <= KEY_CHARS_MAX
                && text.chars().allMatch(c -> c >= FIRST_PRINTABLE && c <= LAST_PRINTABLE);
    }

    /**
     * The version the client has seen. An entity tag of a read counts by the part before its dot: the flags behind it say
     * nothing about the cart's own state.
     *
     * @throws ProblemException {@link ProblemType#MALFORMED_REQUEST}
     */
    static Optional<IfMatch> ifMatch(HttpHeaders headers) {
        List<String> sent = headers.getOrEmpty(HttpHeaders.IF_MATCH);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        String tag = sent.getFirst().strip();
        Matcher form = ETAG_FORM.matcher(tag);
        if (sent.size() == 1 && tag.equals("*")) {
            return Optional.of(new IfMatch.Any());
        }
        if (sent.size() > 1 || !form.matches()) {
            throw malformed("If-Match is one entity tag such as \"17\", or *.");
        }
        return Optional.of(new IfMatch.Version(new CartVersion(Long.parseLong(form.group(1)))));
    }

    /** The trace that the request belongs to, to be written with its events. */
    static Map<String, String> trace(HttpHeaders headers) {
        String sent = headers.getFirst(TRACEPARENT);
        return sent != null && TRACE_FORM.matcher(sent).matches() ? Map.of(TRACEPARENT, sent) : Map.of();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
