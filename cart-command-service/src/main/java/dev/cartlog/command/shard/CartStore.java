package dev.cartlog.command.shard;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
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

    /**
     * Carts whose time has come, the earliest first.
     *
     * @param untilMillis since 1970; carts due at that time are included
     * @param cartsMax the most that are returned
     */
    List<CartId> due(long untilMillis, int cartsMax);

    /** Writes all of it or nothing, the offset included. */
    void write(Collection<Entry> entries, long nextOffset);

    /** Back to an empty store. */
    void wipe();

    /** How many carts are stored. */
    long carts();

    @Override
    void close();

    /**
     * @param customer what the customer's carts are after this one; null for a guest's cart, whose number is always 1
     * @param dueAtMillis since 1970, when something has to be done about the cart even if nobody asks; empty for never
     */
    @SuppressWarnings("ArrayRecordComponent") // moved, never compared
    record Entry(CartId id, byte[] state, @Nullable CustomerCarts customer, OptionalLong dueAtMillis) {}
}
