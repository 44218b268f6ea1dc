package dev.cartlog.command.log;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way into the log. Its bytes may be made as late as by the lane that writes them, so that a shard's
 * thread need not: whoever hands a record to another thread does so safely, and only one thread has it at a time.
 */
public final class LogRecord {
    private static final int RECORD_OVERHEAD_BYTES = 32;

    private final LogStream stream;
    private final String key;
    private final Map<String, String> headers;
    private final Supplier<byte[]> encoding;
    private byte @Nullable [] value;

    /**
     * @param value the bytes as they will be stored; not copied, not to be changed
     * @param headers in the order in which they will be written
     */
    public LogRecord(LogStream stream, String key, byte[] value, Map<String, String> headers) {
        this(stream, key, headers, () -> value);
        this.value = value;
    }

    private LogRecord(LogStream stream, String key, Map<String, String> headers, Supplier<byte[]> encoding) {
        this.stream = stream;
        this.key = key;
        this.headers = headers;
        this.encoding = encoding;
    }

    /** @param encoding of what does not change any more; asked once */
    public static LogRecord encodedLater(LogStream stream, String key, Supplier<byte[]> encoding) {
        return new LogRecord(stream, key, Map.of(), encoding);
    }

    public LogStream stream() {
        return stream;
    }

    public String key() {
        return key;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The bytes as they will be stored; not to be changed. */
    public byte[] value() {
        byte[] known = value;
        if (known == null) {
            known = encoding.get();
            value = known;
        }
        return known;
    }

    /** What the record takes of a batch's budget, in bytes; a little more than on the wire. */
    public int sizeBytes() {
        int size = RECORD_OVERHEAD_BYTES + key.length() + value().length;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }
}
