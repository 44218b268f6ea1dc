package dev.cartlog.events.serde;

/** The registry answered, and the answer is no. The same call will be refused again until something is changed. */
public final class RegistryRefusedException extends RegistryException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final String message;

    RegistryRefusedException(int status, String message) {
        super(message);
        this.status = status;
        this.message = message;
    }

    /** The same refusal with the stack of whoever meets it now. */
    RegistryRefusedException again() {
        return new RegistryRefusedException(status, message);
    }

    /** The HTTP status; 404 when the subject, version or id does not exist. */
    public int status() {
        return status;
    }

    boolean isNotFound() {
        return status == 404;
    }

    /** Incompatible with what is there, or somebody else did the same at the same moment. */
    boolean isConflict() {
        return status == 409;
    }
}
