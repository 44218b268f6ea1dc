package dev.cartlog.query.topology;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Where an event is in its cart's history: cart id, a zero byte, version in 8 bytes. Sorts by cart, then by version. */
public record HistoryKey(CartId cartId, CartVersion version) {
    /** Before every key of a history in the store, and of no key of the audit index, all of which sort behind. */
    private static final byte BY_CART = 'E';

    private static final byte SEPARATOR = 0;

    /** Where an event is. */
    static HistoryKey of(EventMeta meta) {
        return new HistoryKey(meta.cartId(), meta.version());
    }

    /** Sorts before all histories in the store. */
    public static Bytes first() {
        return Bytes.wrap(new byte[] {BY_CART});
    }

    /** Sorts after all histories in the store. */
    public static Bytes end() {
        return Bytes.wrap(new byte[] {BY_CART + 1});
    }

    /** The key in the store. */
    public Bytes stored() {
        return stored(toBytes());
    }

    /** The key in the store, given what {@link #toBytes} wrote. */
    static Bytes stored(byte[] key) {
        return Bytes.wrap(
                ByteBuffer.allocate(1 + key.length).put(BY_CART).put(key).array());
    }

    /** Reads what {@link #stored} made. */
    public static HistoryKey ofStored(Bytes stored) {
        return of(Arrays.copyOfRange(stored.get(), 1, stored.get().length));
    }

    /** The key without saying that it is one. */
    byte[] toBytes() {
        byte[] id = cartId.toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(id.length + 1 + Long.BYTES)
                .put(id)
                .put(SEPARATOR)
                .putLong(version.value())
                .array();
    }

    /** Reads what {@link #toBytes} wrote. */
    static HistoryKey of(byte[] bytes) {
        int idBytes = bytes.length - 1 - Long.BYTES;
        return new HistoryKey(
                CartId.of(new String(bytes, 0, idBytes, StandardCharsets.US_ASCII)),
                new CartVersion(ByteBuffer.wrap(bytes).getLong(idBytes + 1)));
    }
}
