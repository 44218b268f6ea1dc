package dev.cartlog.local.up;

/** What is kept was written by a build whose records this one cannot read or write; the message says what to do. */
public final class OlderDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OlderDataException(Throwable cause) {
        super(
                "The data come from an older build, whose records have another layout. ./cart up --fresh deletes them and"
                        + " starts anew.\n  The schema registry said: " + cause.getMessage(),
                cause);
    }
}
