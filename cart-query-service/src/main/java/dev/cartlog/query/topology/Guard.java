package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CommandLedger;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartVersion;
import java.util.Optional;

/**
 * Makes at-least-once exact: an event is folded only on top of the version right before its own. One that is not newer
 * was folded before; one that is further ahead means the log has a hole.
 */
final class Guard {
    private Guard() {}

    /**
     * The cart with the event, or empty when the cart has it already.
     *
     * @throws ImpossibleEvent on a gap, or when the event contradicts the cart
     */
    static Optional<Cart> fold(Optional<Cart> stored, RecordedEvent recorded) {
        CartVersion version = stored.map(Cart::version).orElse(CartVersion.NONE);
        if (recorded.meta().version().compareTo(version) <= 0) {
            return Optional.empty();
        }
        return Optional.of(withoutLedger(Evolution.evolve(stored, recorded)));
    }

    /** Readers have no use for the commands a cart remembers, and they would be most of what is stored. */
    private static Cart withoutLedger(Cart cart) {
        return new Cart(
                cart.cartId(),
                cart.version(),
                cart.store(),
                cart.currency(),
                cart.owner(),
                cart.phase(),
                cart.lines(),
                cart.merges(),
                cart.releasedClaims(),
                cart.releasedCheckout(),
                CommandLedger.EMPTY,
                cart.createdAt(),
                cart.updatedAt(),
                cart.lastHash());
    }
}
