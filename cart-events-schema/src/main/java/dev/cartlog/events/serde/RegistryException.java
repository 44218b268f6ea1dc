package dev.cartlog.events.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The schema registry did not do what was asked. */
public abstract sealed class RegistryException extends SerializationException
        permits RegistryRefusedException, RegistryUnavailableException {
    private static final long serialVersionUID = 1;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
