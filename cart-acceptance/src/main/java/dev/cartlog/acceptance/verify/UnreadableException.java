package dev.cartlog.acceptance.verify;

import java.util.Objects;

/** Bytes that mean nothing, now or ever. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message);
    }

    UnreadableException(Throwable cause) {
        super(cause);
    }

    /** Why. */
    String reason() {
        return Objects.requireNonNullElse(getMessage(), toString());
    }
}
