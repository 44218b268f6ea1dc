package dev.cartlog.command.log;

import java.util.Map;

/**
 * One record on its way into the log.
 *
 * @param value the bytes as they will be stored; not copied, not to be changed
 * @param headers in the order in which they will be written
 */
@SuppressWarnings("ArrayRecordComponent") // moved, never compared
public record LogRecord(LogStream stream, String key, byte[] value, Map<String, String> headers) {

    /** What the record takes of a batch's budget, in bytes; a little more than on the wire. */
    public int sizeBytes() {
        int size = RECORD_OVERHEAD_BYTES + key.length() + value.length;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    private static final int RECORD_OVERHEAD_BYTES = 32;
}
