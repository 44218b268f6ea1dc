package dev.cartlog.domain.command;

import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.LineId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Why nothing happened.
 *
 * @param detail a sentence for a developer; holds nothing personal
 * @param errors what exactly was wrong, at least one for a refused field
 */
public record Refusal(RefusalReason reason, String detail, List<FieldError> errors) {

    public Refusal {
        errors = List.copyOf(errors);
    }

    public static Refusal of(RefusalReason reason, String detail) {
        return new Refusal(reason, detail, List.of());
    }

    public static Refusal ofField(FieldError error, String detail) {
        return new Refusal(error.reason(), detail, List.of(error));
    }

    /** The same refusal as seen from a batch in which the command stands at an index from 0. */
    public Refusal inBatch(int index) {
        String prefix = "/commands/" + index;
        if (errors.isEmpty()) {
            return new Refusal(reason, detail, List.of(FieldError.at(prefix, reason)));
        }
        return new Refusal(
                reason,
                detail,
                errors.stream().map(error -> error.below(prefix)).toList());
    }

    /**
     * @param pointer JSON pointer (RFC 6901) into the request body
     * @param requested what was asked for, in pieces or lines
     * @param allowed what would have been possible
     */
    public record FieldError(
            String pointer,
            RefusalReason reason,
            Optional<LineId> lineId,
            OptionalLong requested,
            OptionalLong allowed) {

        public static FieldError at(String pointer, RefusalReason reason) {
            return new FieldError(pointer, reason, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
        }

        public FieldError on(LineId line) {
            return new FieldError(pointer, reason, Optional.of(line), requested, allowed);
        }

        public FieldError limits(long newRequested, long newAllowed) {
            return new FieldError(
                    pointer, reason, lineId, OptionalLong.of(exact(newRequested)), OptionalLong.of(exact(newAllowed)));
        }

        /** A number that JSON cannot carry exactly is beyond every limit; by how much does not matter. */
        private static long exact(long number) {
            return Math.clamp(number, -JsonWriter.NUMBER_MAX, JsonWriter.NUMBER_MAX);
        }

        FieldError below(String prefix) {
            return new FieldError(prefix + pointer, reason, lineId, requested, allowed);
        }
    }
}
