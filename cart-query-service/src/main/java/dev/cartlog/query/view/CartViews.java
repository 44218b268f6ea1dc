package dev.cartlog.query.view;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.query.topology.CartKey;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.Stores;
import java.util.Optional;

/** The carts as of their last event seen here. Every method throws {@link NotReadableException}. */
public final class CartViews {
    private final StoreSource stores;
    private final Codec codec;
    private final CartCache cache;

    /** @param cache hears of every change to these stores */
    public CartViews(StoreSource stores, Codec codec, CartCache cache) {
        this.stores = stores;
        this.codec = codec;
        this.cache = cache;
    }

    /** The cart; empty when none has been seen. */
    public Optional<Cart> find(CartId cartId) {
        stores.requireCarts(cartId.routingKey().value());
        return cache.find(cartId, () -> read(cartId));
    }

    private Optional<Cart> read(CartId cartId) {
        byte[] stored = stores.open(Stores.CARTS, cartId.routingKey().value()).get(CartKey.of(cartId));
        return Optional.ofNullable(stored).map(codec::cart);
    }

    /** The cart that the customer with this routing key shops with. */
    public Optional<Cart> current(RoutingKey routingKey) {
        byte[] number = stores.open(Stores.CARTS, routingKey.value()).get(CartKey.current(routingKey));
        return Optional.ofNullable(number)
                .map(n -> CartKey.pointedAt(routingKey, n))
                .flatMap(this::find)
                // While events come again after a crash, the pointer may be behind the cart.
                .filter(cart -> cart.phase().isCurrent());
    }
}
