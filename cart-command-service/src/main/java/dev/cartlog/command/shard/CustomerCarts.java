package dev.cartlog.command.shard;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.OptionalLong;

/**
 * The carts under one routing key, as far as decisions need them.
 *
 * @param lastN the number of the newest cart
 * @param currentN the number of the cart that the customer shops with, 0 when there is none
 */
public record CustomerCarts(long lastN, long currentN) {
    public static final CustomerCarts NONE = new CustomerCarts(0, 0);

    /** After a cart changed. Carts come in any order while loading. */
    CustomerCarts after(Cart cart) {
        long n = cart.cartId().n();
        long current = currentN;
        if (cart.phase().isCurrent()) {
            current = n;
        } else if (current == n) {
            current = 0;
        }
        return new CustomerCarts(Math.max(lastN, n), current);
    }

    public OptionalLong current() {
        return currentN == 0 ? OptionalLong.empty() : OptionalLong.of(currentN);
    }

    public CartId nextId(RoutingKey key) {
        return new CartId(key, lastN + 1);
    }
}
