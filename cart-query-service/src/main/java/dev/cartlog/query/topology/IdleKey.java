package dev.cartlog.query.topology;

import dev.cartlog.domain.value.CartId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Where things are in the store of idle carts: each open cart by its id, and by the moment it will be abandoned. */
final class IdleKey {
    private static final byte BY_CART = 'c';
    private static final byte BY_TIME = 't';
    private static final int TIME_BYTES = 1 + Long.BYTES;

    private IdleKey() {}

    static Bytes ofCart(CartId cartId) {
        byte[] id = bytes(cartId);
        return Bytes.wrap(
                ByteBuffer.allocate(1 + id.length).put(BY_CART).put(id).array());
    }

    static Bytes due(Instant at, CartId cartId) {
        byte[] id = bytes(cartId);
        return Bytes.wrap(ByteBuffer.allocate(TIME_BYTES + id.length)
                .put(BY_TIME)
                .putLong(at.toEpochMilli())
                .put(id)
                .array());
    }

    /** Sorts before everything that is due at that moment or later. */
    static Bytes from(Instant at) {
        return Bytes.wrap(ByteBuffer.allocate(TIME_BYTES)
                .put(BY_TIME)
                .putLong(at.toEpochMilli())
                .array());
    }

    static CartId cartId(Bytes due) {
        byte[] bytes = due.get();
        return CartId.of(new String(bytes, TIME_BYTES, bytes.length - TIME_BYTES, StandardCharsets.US_ASCII));
    }

    private static byte[] bytes(CartId cartId) {
        return cartId.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
