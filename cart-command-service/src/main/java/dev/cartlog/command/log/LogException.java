package dev.cartlog.command.log;

/** A failure of the log, with the only thing its caller needs to know. */
public final class LogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final LogFailure failure;

    public LogException(LogFailure failure, String message, Throwable cause) {
        super(message, cause);
        this.failure = failure;
    }

    public LogException(LogFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    public LogFailure failure() {
        return failure;
    }
}
