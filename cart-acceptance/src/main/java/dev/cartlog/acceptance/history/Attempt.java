package dev.cartlog.acceptance.history;

import java.util.List;

/**
 * One request to change a cart, as its client saw it. A client that asks again with the same key makes another attempt
 * at the same command.
 *
 * @param cartId the cart that was to change
 * @param commandId the idempotency key
 * @param invokedNanos this process's monotonic clock before the request was sent
 * @param endedNanos the same clock after the answer came, or after the client gave up
 * @param result what the client knows
 */
public record Attempt(String cartId, String commandId, long invokedNanos, long endedNanos, Result result) {
    /** What a client knows at the end of an attempt. */
    public sealed interface Result {}

    /**
     * The service said it is done.
     *
     * @param versions the versions of the command's events, ascending; empty when it changed nothing
     */
    public record Ok(List<Long> versions) implements Result {
        /** Takes a copy. */
        public Ok {
            versions = List.copyOf(versions);
        }
    }

    /**
     * The service refused.
     *
     * @param code the problem's code
     */
    public record Refused(String code) implements Result {}

    /** No answer, or one that says the outcome is not known. */
    public record Unknown() implements Result {}
}
