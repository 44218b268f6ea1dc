package dev.cartlog.query.topology;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** Where an event is in the history store: cart id, a zero byte, version in 8 bytes. Sorts by cart, then by version. */
public record HistoryKey(CartId cartId, CartVersion version) {
    private static final byte SEPARATOR = 0;

    /** The key as stored. */
    public Bytes toBytes() {
        byte[] id = cartId.toString().getBytes(StandardCharsets.US_ASCII);
        return Bytes.wrap(ByteBuffer.allocate(id.length + 1 + Long.BYTES)
                .put(id)
                .put(SEPARATOR)
                .putLong(version.value())
                .array());
    }

    /** Reads what {@link #toBytes} wrote. */
    public static HistoryKey of(Bytes key) {
        byte[] bytes = key.get();
        int idBytes = bytes.length - 1 - Long.BYTES;
        return new HistoryKey(
                CartId.of(new String(bytes, 0, idBytes, StandardCharsets.US_ASCII)),
                new CartVersion(ByteBuffer.wrap(bytes).getLong(idBytes + 1)));
    }
}
