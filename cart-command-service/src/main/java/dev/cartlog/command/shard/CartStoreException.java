package dev.cartlog.command.shard;

/** The copy of a shard's state cannot be used. The log is not affected. */
public final class CartStoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CartStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
