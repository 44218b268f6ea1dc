package dev.cartlog.query.topology;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where things are in the carts store. A cart is at its routing key followed by its number in 8 bytes. A customer's
 * routing key alone holds the number of the current cart, so that finding it does not mean looking at all earlier ones.
 */
public final class CartKey {
    private static final int ROUTING_KEY_CHARS = 22;

    private CartKey() {}

    /** Where a cart is. */
    public static Bytes of(CartId cartId) {
        byte[] routingKey = bytes(cartId.routingKey());
        return Bytes.wrap(ByteBuffer.allocate(routingKey.length + Long.BYTES)
                .put(routingKey)
                .putLong(cartId.n())
                .array());
    }

    /** Where the number of a customer's current cart is. */
    public static Bytes current(RoutingKey routingKey) {
        return Bytes.wrap(bytes(routingKey));
    }

    /** Whether a key is that of a cart. */
    public static boolean isCart(Bytes key) {
        return key.get().length == ROUTING_KEY_CHARS + Long.BYTES;
    }

    /** The routing key that a {@link #current} key holds. */
    public static RoutingKey routingKey(Bytes current) {
        return RoutingKey.parse(new String(current.get(), StandardCharsets.US_ASCII))
                .orElseThrow(() -> new IllegalArgumentException("not a routing key"));
    }

    static byte[] number(CartId cartId) {
        return ByteBuffer.allocate(Long.BYTES).putLong(cartId.n()).array();
    }

    /** The cart that {@link #current} points at. */
    public static CartId pointedAt(RoutingKey routingKey, byte[] number) {
        return new CartId(routingKey, ByteBuffer.wrap(number).getLong());
    }

    private static byte[] bytes(RoutingKey routingKey) {
        return routingKey.value().getBytes(StandardCharsets.US_ASCII);
    }
}
