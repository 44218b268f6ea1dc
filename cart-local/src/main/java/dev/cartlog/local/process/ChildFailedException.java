package dev.cartlog.local.process;

/** A child process did not start, died while it was needed, or did not become ready; the message says why, for people. */
public final class ChildFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChildFailedException(String message) {
        super(message);
    }

    ChildFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
