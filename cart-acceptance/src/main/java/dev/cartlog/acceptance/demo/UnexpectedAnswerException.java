package dev.cartlog.acceptance.demo;

/** An answer differs from what it must be; the message says how. */
final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnexpectedAnswerException(String message) {
        super(message);
    }
}
