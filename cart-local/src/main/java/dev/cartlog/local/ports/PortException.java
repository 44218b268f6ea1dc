package dev.cartlog.local.ports;

/** A port is taken or not a port; the message says which and what to do, for people. */
public final class PortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortException(String message) {
        super(message);
    }

    PortException(String message, Throwable cause) {
        super(message, cause);
    }
}
