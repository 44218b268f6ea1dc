package dev.cartlog.command.shard;

import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.value.CartId;
import java.util.OptionalLong;

/**
 * The carts under one routing key, as far as decisions need them.
 *
 * @param lastN the highest number given to a cart, or set aside for one by a reverted merge
 * @param currentN the number of the cart that the customer shops with, 0 when there is none
 */
public record CustomerCarts(long lastN, long currentN) {
    public static final CustomerCarts NONE = new CustomerCarts(0, 0);

    /** After a cart changed. Carts come in any order while loading. */
    CustomerCarts after(CartOutline cart) {
        long n = cart.cartId().n();
        long current = currentN;
        if (cart.phase().isCurrent()) {
            current = n;
        } else if (current == n) {
            current = 0;
        }
        return new CustomerCarts(Math.max(Math.max(lastN, n), setAside(cart)), current);
    }

    /** A reverted merge names the cart that will take the guest's lines before that cart exists. */
    private static long setAside(CartOutline cart) {
        return cart.merges().values().stream()
                .flatMap(merge -> merge.savedCartId().stream())
                .mapToLong(CartId::n)
                .max()
                .orElse(0);
    }

    public OptionalLong current() {
        return currentN == 0 ? OptionalLong.empty() : OptionalLong.of(currentN);
    }

    public long nextN() {
        return lastN + 1;
    }
}
