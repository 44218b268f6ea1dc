package dev.cartlog.query.topology;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where one of a customer's carts is in the index: a digest of the customer's id, the time of creation counted
 * downwards, the cart id. Sorts by customer, newest cart first.
 */
public record CustomerCartKey(String customerId, Instant createdAt, CartId cartId) {
    private static final int CUSTOMER_BYTES = 16;

    /** The key as stored. */
    public Bytes toBytes() {
        return Bytes.wrap(join(prefix(customerId), place()));
    }

    /** What follows the customer: usable as a cursor. */
    public byte[] place() {
        byte[] id = cartId.toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(Long.MAX_VALUE - createdAt.toEpochMilli())
                .put(id)
                .array();
    }

    /** The first possible key of a customer. */
    public static Bytes first(String customerId) {
        return Bytes.wrap(prefix(customerId));
    }

    /** Sorts after the key with this place and before the next one. */
    public static Bytes after(String customerId, byte[] place) {
        return Bytes.wrap(join(join(prefix(customerId), place), new byte[1]));
    }

    /** Sorts after every key of a customer: times are not negative, so no key goes on with a byte of all ones. */
    public static Bytes end(String customerId) {
        return Bytes.wrap(join(prefix(customerId), new byte[] {-1}));
    }

    /** What follows the customer in a stored key. */
    public static byte[] place(Bytes key) {
        return Arrays.copyOfRange(key.get(), CUSTOMER_BYTES, key.get().length);
    }

    /** The digest of the customer's id in a stored key. */
    public static byte[] customer(Bytes key) {
        return Arrays.copyOf(key.get(), CUSTOMER_BYTES);
    }

    /** When the cart at a place was created. */
    public static Instant createdAt(byte[] place) {
        return Instant.ofEpochMilli(Long.MAX_VALUE - ByteBuffer.wrap(place).getLong());
    }

    /** The cart that a place names; throws a runtime exception when the bytes are no place. */
    public static CartId cartId(byte[] place) {
        return CartId.of(new String(place, Long.BYTES, place.length - Long.BYTES, StandardCharsets.US_ASCII));
    }

    private static byte[] prefix(String customerId) {
        return Arrays.copyOf(Sha256.digest(customerId.getBytes(StandardCharsets.UTF_8)), CUSTOMER_BYTES);
    }

    private static byte[] join(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(head.length + tail.length)
                .put(head)
                .put(tail)
                .array();
    }
}
