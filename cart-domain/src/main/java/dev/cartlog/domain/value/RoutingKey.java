package dev.cartlog.domain.value;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Decides in which partition a cart lives: 128 bits, base64url without padding (22 characters).
 *
 * <p>All carts of one customer in one store share a key, hence a partition, hence a single writer.
 */
public record RoutingKey(String value) {
    private static final int KEY_BYTES = 16;
    private static final int KEY_CHARS = 22;

    public RoutingKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("a routing key is 22 base64url characters");
        }
    }

    /** The key of a guest's cart, from 16 random bytes that the caller drew from a secure source. */
    public static RoutingKey ofGuest(byte[] random) {
        if (random.length != KEY_BYTES) {
            throw new IllegalArgumentException("a guest's routing key needs 16 random bytes");
        }
        return new RoutingKey(encode(random));
    }

    /** The key of all carts of a customer: the first 128 bits of SHA-256 over {@code store, 0x00, customerId}. */
    public static RoutingKey ofCustomer(String store, String customerId) {
        byte[] digest = Sha256.digest((store + '\0' + customerId).getBytes(StandardCharsets.UTF_8));
        byte[] head = new byte[KEY_BYTES];
        System.arraycopy(digest, 0, head, 0, KEY_BYTES);
        return new RoutingKey(encode(head));
    }

    /** Empty when the text is not of the form of a routing key. */
    public static Optional<RoutingKey> parse(String text) {
        return isKey(text) ? Optional.of(new RoutingKey(text)) : Optional.empty();
    }

    /** By hand: a pattern took a tenth of the time of a command. */
    private static boolean isKey(String text) {
        if (text.length() != KEY_CHARS) {
            return false;
        }
        for (int at = 0; at < KEY_CHARS; at++) {
            if (!isBase64Url(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return value;
    }
}
