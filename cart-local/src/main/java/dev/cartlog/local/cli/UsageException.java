package dev.cartlog.local.cli;

/** The command line is wrong; the message says what to write instead. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
