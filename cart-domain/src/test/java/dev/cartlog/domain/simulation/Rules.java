package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.util.Optional;

/** What decides about requests in a simulated world: the real rules, or rules with a fault in them. */
@FunctionalInterface
interface Rules {
    Rules REAL = Admission::admit;

    Outcome admit(CartRequest request, CartId cartId, Optional<Cart> cart, Context context);
}
