package dev.cartlog.query.topology;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event as the log holds it, with its place there. */
public final class StoredEvent {
    private static final int PLACE_BYTES = Integer.BYTES + Long.BYTES;

    private final int partition;
    private final long offset;
    private final byte[] record;

    /** Does not copy the bytes; nobody changes them. */
    public StoredEvent(int partition, long offset, byte[] record) {
        this.partition = partition;
        this.offset = offset;
        this.record = record;
    }

    /** The log's partition. */
    public int partition() {
        return partition;
    }

    /** The log's offset. */
    public long offset() {
        return offset;
    }

    /** The record's value in the log, in the registry's wire format. */
    public byte[] record() {
        return record;
    }

    /** For a store, or for another instance. */
    public byte[] toBytes() {
        return ByteBuffer.allocate(PLACE_BYTES + record.length)
                .putInt(partition)
                .putLong(offset)
                .put(record)
                .array();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static StoredEvent of(byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        return new StoredEvent(
                buffer.getInt(), buffer.getLong(), Arrays.copyOfRange(stored, PLACE_BYTES, stored.length));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredEvent that
                && partition == that.partition
                && offset == that.offset
                && Arrays.equals(record, that.record);
    }

    @Override
    public int hashCode() {
        return Objects.hash(partition, offset);
    }
}
