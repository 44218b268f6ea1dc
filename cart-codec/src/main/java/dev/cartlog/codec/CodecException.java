package dev.cartlog.codec;

/** A record was read as Avro but says what the domain cannot mean. The message names the record, never its content. */
public final class CodecException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CodecException(String what, RuntimeException cause) {
        super(what + " cannot be understood: " + cause.getMessage(), cause);
    }

    CodecException(String message) {
        super(message);
    }
}
