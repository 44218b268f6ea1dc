package dev.cartlog.command.upkeep;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The due index of this instance's shards. Used by any thread. */
public interface DueCarts {

    /**
     * Carts that are due at a time or before, the earliest first.
     *
     * @return empty for a shard that is not active here; completes on the shard's thread, to be left at once
     */
    CompletableFuture<List<CartId>> due(int partition, Instant until, int cartsMax);

    /**
     * Gives a cart that nothing happened to another time. Ignored when the cart has changed since it was seen, for then its
     * time was computed anew.
     *
     * @param atMillis since 1970; empty for never
     */
    void reschedule(int partition, CartId cart, CartVersion seen, OptionalLong atMillis);
}
