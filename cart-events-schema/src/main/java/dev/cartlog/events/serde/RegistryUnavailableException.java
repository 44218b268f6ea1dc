package dev.cartlog.events.serde;

/** The registry could not be reached or failed, even after a few tries. The same call may succeed later. */
public final class RegistryUnavailableException extends RegistryException {
    private static final long serialVersionUID = 1;

    RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
