package dev.cartlog.query.topology;

import dev.cartlog.domain.value.CartId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which customer's cart a merge is recorded on.
 *
 * @param offset where the latest request for it is in the log; all requests for one merge are in one partition
 */
public record MergeEntry(long offset, CartId customerCartId) {
    byte[] toBytes() {
        byte[] id = customerCartId.toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(offset)
                .put(id)
                .array();
    }

    /** Reads what {@link #toBytes} wrote. */
    public static MergeEntry of(byte[] stored) {
        return new MergeEntry(
                ByteBuffer.wrap(stored).getLong(),
                CartId.of(new String(stored, Long.BYTES, stored.length - Long.BYTES, StandardCharsets.US_ASCII)));
    }
}
