package dev.cartlog.query.topology;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * A partition of the log that cannot be folded any further. It is kept in a store, so it survives restarts and moves
 * with the partition; nothing behind the offset is applied until the views are rebuilt, or the record at the offset is read
 * again and can be applied.
 *
 * @param offset of the first record that could not be applied
 * @param reason for the operator
 */
public record Halt(int partition, long offset, String reason) {
    static Bytes key(int partition) {
        return Bytes.wrap(ByteBuffer.allocate(Integer.BYTES).putInt(partition).array());
    }

    byte[] toBytes() {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(offset)
                .put(text)
                .array();
    }

    static Halt of(int partition, byte[] stored) {
        return new Halt(
                partition,
                ByteBuffer.wrap(stored).getLong(),
                new String(Arrays.copyOfRange(stored, Long.BYTES, stored.length), StandardCharsets.UTF_8));
    }
}
