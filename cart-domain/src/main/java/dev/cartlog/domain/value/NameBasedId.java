package dev.cartlog.domain.value;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * Identifiers computed from what they name (UUID version 5, RFC 9562), so that a repeated step names the same thing.
 * The namespaces are published and never change.
 */
public final class NameBasedId {
    /** Merges: name = {@code guestCartId/customerId}. */
    public static final UUID MERGE_NAMESPACE = UUID.fromString("6f1d3c2e-8a57-5b0e-9d34-2c7be01f4a91");
    /** Events: name = {@code cartId/version}. */
    public static final UUID EVENT_NAMESPACE = UUID.fromString("b3a9e6d4-41c8-5f27-8e60-7d15a2c94bf3");
    /** Checkouts: name = {@code cartId/version} of the version that is checked out. */
    public static final UUID CHECKOUT_NAMESPACE = UUID.fromString("d92c5b70-6e1f-5a83-b4c7-0f38e2a6d915");

    private static final int UUID_BYTES = 16;
    private static final UnusedDigest SHA_1 = new UnusedDigest("SHA-1");

    private NameBasedId() {}

    public static UUID ofMerge(CartId guestCart, String customerId) {
        return of(MERGE_NAMESPACE, guestCart + "/" + customerId);
    }

    public static UUID ofEvent(CartId cart, CartVersion version) {
        return of(EVENT_NAMESPACE, cart + "/" + version);
    }

    public static UUID ofCheckout(CartId cart, CartVersion version) {
        return of(CHECKOUT_NAMESPACE, cart + "/" + version);
    }

    /** UUID version 5 of a name in a namespace. */
    public static UUID of(UUID namespace, String name) {
        ByteBuffer space = ByteBuffer.allocate(UUID_BYTES);
        space.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits());
        MessageDigest sha1 = SHA_1.copy();
        sha1.update(space.array());
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = (digest.getLong() & ~0xF000L) | 0x5000L;
        long least = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
