package dev.cartlog.command.shard;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A shard's committed state, in the form of its state records, together with how far they were read. A copy of the state
 * stream and nothing more: it may be lost at any time.
 */
public interface CartStore extends AutoCloseable {

    /** Where loading goes on: everything before that offset is in the store. 0 for an empty store. */
    long nextOffset();

    byte @Nullable [] cart(CartId id);

    CustomerCarts customer(RoutingKey key);

    /** Writes all of it or nothing, the offset included. */
    void write(Collection<Entry> entries, long nextOffset);

    /** Back to an empty store. */
    void wipe();

    /** How many carts are stored, at least roughly. */
    long approximateCarts();

    @Override
    void close();

    /** @param customer what the customer's carts are after this one; null for a guest's cart, whose number is always 1 */
    @SuppressWarnings("ArrayRecordComponent") // moved, never compared
    record Entry(CartId id, byte[] state, @Nullable CustomerCarts customer) {}
}
