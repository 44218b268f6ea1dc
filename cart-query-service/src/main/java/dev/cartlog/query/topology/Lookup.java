package dev.cartlog.query.topology;

import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** A fact of the log that is looked up by something else than a cart's id, on its way to the partition of that key. */
sealed interface Lookup {
    /** What decides the partition, and what a reader asks with. */
    String key();

    CartId cartId();

    /** A customer has this cart. */
    record OfCustomer(String customerId, Instant createdAt, CartId cartId) implements Lookup {
        @Override
        public String key() {
            return customerId;
        }
    }

    /** A merge is recorded on this customer's cart. */
    record OfMerge(String mergeId, long offset, CartId cartId) implements Lookup {
        @Override
        public String key() {
            return mergeId;
        }
    }

    /** The fact in an event, if there is one. */
    static Optional<Lookup> in(RecordedEvent recorded, long offset) {
        CartId cartId = recorded.meta().cartId();
        if (recorded.event() instanceof CartCreated created
                && created.owner() instanceof Owner.Customer(String customerId)) {
            return Optional.of(new OfCustomer(customerId, recorded.meta().occurredAt(), cartId));
        }
        if (recorded.event() instanceof CartMergeRequested requested) {
            return Optional.of(new OfMerge(requested.mergeId().toString(), offset, cartId));
        }
        return Optional.empty();
    }

    /** A kind, a number and the cart id; the rest is the record's key. */
    default byte[] toBytes() {
        return switch (this) {
            case OfCustomer c -> bytes('c', c.createdAt.toEpochMilli());
            case OfMerge m -> bytes('m', m.offset);
        };
    }

    private byte[] bytes(char kind, long number) {
        byte[] id = cartId().toString().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + Long.BYTES + id.length)
                .put((byte) kind)
                .putLong(number)
                .put(id)
                .array();
    }

    static Lookup of(String key, byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        byte kind = buffer.get();
        long number = buffer.getLong();
        CartId cartId = CartId.of(StandardCharsets.US_ASCII.decode(buffer).toString());
        return switch (kind) {
            case 'c' -> new OfCustomer(key, Instant.ofEpochMilli(number), cartId);
            case 'm' -> new OfMerge(key, number, cartId);
            default -> throw new IllegalArgumentException("no kind of lookup: " + kind);
        };
    }
}
