package dev.cartlog.events.serde;

import java.io.OutputStream;
import java.util.Arrays;

/** A growing array that is used again and again: what is written here costs one allocation, the finished record. */
final class PayloadBuffer extends OutputStream {
    private static final int INITIAL_BYTES = 2 * 1024;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    void begin(int schemaId) {
        if (bytes.length > Limits.BUFFER_BYTES_KEPT_MAX) {
            bytes = new byte[INITIAL_BYTES];
        }
        WireFormat.writeHeader(bytes, schemaId);
        size = WireFormat.HEADER_BYTES;
    }

    byte[] finish() {
        return Arrays.copyOf(bytes, size);
    }

    @Override
    public void write(int b) {
        ensure(1);
        bytes[size++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    private void ensure(int more) {
        if (more > Limits.PAYLOAD_BYTES_MAX - size) {
            throw new RecordTooLargeForTopicException();
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(Limits.PAYLOAD_BYTES_MAX, Math.max(size + more, bytes.length * 2)));
        }
    }

    /** Caught where the record's type is known. */
    static final class RecordTooLargeForTopicException extends RuntimeException {
        private static final long serialVersionUID = 1;

        RecordTooLargeForTopicException() {
            super("more than " + Limits.PAYLOAD_BYTES_MAX + " bytes encoded");
        }
    }
}
