package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
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
        return Optional.of(Evolution.evolveWithoutLedger(stored, recorded));
    }
}
