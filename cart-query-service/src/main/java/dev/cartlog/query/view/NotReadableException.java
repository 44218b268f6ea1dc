package dev.cartlog.query.view;

/** A view cannot be read here and now. Trying again a little later may work. */
public final class NotReadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message is for operators; it names no cart and no person. */
    public NotReadableException(String message) {
        super(message, null, false, false);
    }
}
