package dev.cartlog.events.serde;

import org.apache.kafka.common.errors.SerializationException;

/** The bytes of a record cannot be read, now or ever: trying again is of no use. */
public final class MalformedRecordException extends SerializationException {
    private static final long serialVersionUID = 1;

    MalformedRecordException(String message) {
        super(message);
    }

    MalformedRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
