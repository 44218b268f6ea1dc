package dev.cartlog.web.problem;

import dev.cartlog.domain.value.LineId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One occurrence of a problem.
 *
 * @param detail what was wrong this time; holds nothing personal and no part of a credential
 * @param currentVersion of the cart, when the sender may know it
 * @param cart the cart as it is, as JSON, when it helps
 * @param allow the methods that a path takes, for {@link ProblemType#METHOD_NOT_ALLOWED}
 */
public record Problem(
        ProblemType type,
        String detail,
        List<FieldError> errors,
        OptionalLong currentVersion,
        Optional<String> cart,
        List<String> allow) {

    public Problem {
        errors = List.copyOf(errors);
        allow = List.copyOf(allow);
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), OptionalLong.empty(), Optional.empty(), List.of());
    }

    /** A problem that the table explains well enough. */
    public static Problem of(ProblemType type) {
        return of(type, type.explanation());
    }

    public static Problem ofField(ProblemType type, String pointer, String detail) {
        return of(type, detail).with(List.of(FieldError.at(pointer, type)));
    }

    public static Problem methodNotAllowed(List<String> allow) {
        return new Problem(
                ProblemType.METHOD_NOT_ALLOWED,
                "This path takes " + String.join(", ", allow) + ".",
                List.of(),
                OptionalLong.empty(),
                Optional.empty(),
                allow);
    }

    public Problem with(List<FieldError> newErrors) {
        return new Problem(type, detail, newErrors, currentVersion, cart, allow);
    }

    /** @param newCart the cart as JSON, when the body shall carry it */
    public Problem onCart(long version, Optional<String> newCart) {
        return new Problem(type, detail, errors, OptionalLong.of(version), newCart, allow);
    }

    /**
     * @param pointer JSON pointer (RFC 6901) into the request body
     * @param requested what was asked for, in pieces or lines
     * @param allowed what would have been possible
     */
    public record FieldError(
            String pointer, ProblemType type, Optional<LineId> lineId, OptionalLong requested, OptionalLong allowed) {

        public static FieldError at(String pointer, ProblemType type) {
            return new FieldError(pointer, type, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
        }
    }
}
