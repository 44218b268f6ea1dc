package dev.cartlog.local.up;

/** A platform with the same data is running; the message says how to stop it. */
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(String message) {
        super(message);
    }
}
