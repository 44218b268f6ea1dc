package dev.cartlog.command.upkeep;

import dev.cartlog.command.merge.HeapCarts;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.upkeep.Deadlines;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The due index over carts on the heap: computed from their states, but for those that were given another time. */
final class HeapDueCarts implements DueCarts {
    private final HeapCarts carts;
    private final Deadlines deadlines;
    private final Map<CartId, Given> given = new HashMap<>();

    private record Given(CartVersion version, OptionalLong atMillis) {}

    HeapDueCarts(HeapCarts carts, Deadlines deadlines) {
        this.carts = carts;
        this.deadlines = deadlines;
    }

    private synchronized long atMillis(Cart cart) {
        Given other = given.get(cart.cartId());
        return other != null && other.version().equals(cart.version())
                ? other.atMillis().orElse(Long.MAX_VALUE)
                : deadlines.nextMillis(cart.outline()).orElse(Long.MAX_VALUE);
    }

    boolean isDue(CartId id) {
        return carts.cart(id).filter(cart -> isDue(cart, carts.now())).isPresent();
    }

    private boolean isDue(Cart cart, Instant until) {
        return atMillis(cart) <= until.toEpochMilli();
    }

    boolean isEmpty() {
        return carts.carts().stream().noneMatch(cart -> isDue(cart, carts.now()));
    }

    @Override
    public CompletableFuture<List<CartId>> due(int partition, Instant until, int cartsMax) {
        return CompletableFuture.completedFuture(carts.carts().stream()
                .filter(cart -> isDue(cart, until))
                .sorted(Comparator.comparingLong(this::atMillis))
                .limit(cartsMax)
                .map(Cart::cartId)
                .toList());
    }

    @Override
    public synchronized void reschedule(int partition, CartId cart, CartVersion seen, OptionalLong atMillis) {
        given.put(cart, new Given(seen, atMillis));
    }
}
