package dev.cartlog.query.http;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Reads parameters strictly: what is not well-formed is refused by name, never guessed. */
final class Parameters {
    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 1000;

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern STORE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final String STORE_DEFAULT = "default";
    private static final Instant TIME_MAX = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int WORD_CHARS_MAX = 256;
    private static final int CURSOR_CHARS_MAX = 512;

    private Parameters() {}

    /** Empty when the path names no possible cart; such a cart does not exist. */
    static Optional<CartId> cartId(ServerRequest request) {
        return CartId.parse(request.pathVariable("cartId"));
    }

    static Optional<UUID> uuid(ServerRequest request, String variable) {
        String text = request.pathVariable(variable);
        try {
            UUID uuid = UUID.fromString(text);
            return Optional.of(uuid).filter(parsed -> parsed.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<CartVersion> version(ServerRequest request, String name) {
        OptionalLong number = number(request, name);
        return number.isPresent() ? Optional.of(new CartVersion(number.getAsLong())) : Optional.empty();
    }

    static CartVersion requiredVersion(ServerRequest request, String name) {
        return version(request, name).orElseThrow(() -> malformed(name, "The parameter is missing."));
    }

    static OptionalLong number(ServerRequest request, String name) {
        Optional<String> text = request.queryParam(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!DIGITS.matcher(text.get()).matches()) {
            throw malformed(name, "A whole number is expected.");
        }
        return OptionalLong.of(Long.parseLong(text.get()));
    }

    /** False when it is missing. */
    static boolean flag(ServerRequest request, String name) {
        return switch (request.queryParam(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw malformed(name, "true or false is expected.");
        };
    }

    static int limit(ServerRequest request) {
        long limit = number(request, "limit").orElse(LIMIT_DEFAULT);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw malformed("limit", "Between 1 and " + LIMIT_MAX + " is expected.");
        }
        return (int) limit;
    }

    static String store(ServerRequest request) {
        String store = request.queryParam("store").orElse(STORE_DEFAULT);
        if (!STORE.matcher(store).matches()) {
            throw malformed("store", "1 to 64 letters, digits, _ or - are expected.");
        }
        return store;
    }

    static Optional<String> word(ServerRequest request, String name) {
        Optional<String> text = request.queryParam(name);
        if (text.isPresent() && (text.get().isEmpty() || text.get().length() > WORD_CHARS_MAX)) {
            throw malformed(name, "Between 1 and " + WORD_CHARS_MAX + " characters are expected.");
        }
        return text;
    }

    static Optional<Instant> time(ServerRequest request, String name) {
        try {
            return request.queryParam(name)
                    .map(text -> recordable(OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            throw malformed(name, "An ISO 8601 time with an offset is expected, such as 2026-01-02T03:04:05Z.");
        }
    }

    /** No event is older than 1970 or younger than the year 9999, so beyond them nothing is lost. */
    private static Instant recordable(Instant time) {
        Instant notTooEarly = time.isBefore(Instant.EPOCH) ? Instant.EPOCH : time;
        return notTooEarly.isAfter(TIME_MAX) ? TIME_MAX : notTooEarly;
    }

    /** The bytes of an opaque cursor that an earlier answer gave. */
    static Optional<byte[]> cursor(ServerRequest request) {
        Optional<String> text = request.queryParam("after");
        try {
            return text.map(cursor -> Base64.getUrlDecoder().decode(bounded(cursor)));
        } catch (IllegalArgumentException e) {
            throw malformedCursor();
        }
    }

    static String cursor(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static ProblemException malformedCursor() {
        return malformed("after", "The value of `next` in an earlier answer is expected.");
    }

    private static String bounded(String cursor) {
        if (cursor.length() > CURSOR_CHARS_MAX) {
            throw malformedCursor();
        }
        return cursor;
    }

    static ProblemException malformed(String name, String detail) {
        return new ProblemException(Problem.ofField(ProblemType.MALFORMED_REQUEST, "/" + name, name + ": " + detail));
    }
}
