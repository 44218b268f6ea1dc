package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import java.util.Optional;

/** Why a cart that is not active takes no changes. */
public final class Closed {
    private Closed() {}

    /** Empty for an active cart. */
    public static Optional<Refusal> refusal(Cart cart) {
        return switch (cart.phase()) {
            case Phase.Active p -> Optional.empty();
            case Phase.Merging p ->
                because(RefusalReason.CART_MERGING, "The cart is being merged into the customer's cart.");
            case Phase.Merged p ->
                because(RefusalReason.CART_MERGED, "The cart was merged; its lines are in the customer's cart.");
            case Phase.CheckedOut p ->
                because(RefusalReason.CART_CHECKED_OUT, "The cart is checked out and waits for the order.");
            case Phase.Ordered p -> because(RefusalReason.CART_ORDERED, "The cart was ordered.");
            case Phase.Expired p -> because(RefusalReason.CART_EXPIRED, "The cart expired after a long idle time.");
            case Phase.Saved p ->
                because(RefusalReason.CART_SAVED, "The cart was saved when a merge was undone and can only be read.");
        };
    }

    private static Optional<Refusal> because(RefusalReason reason, String detail) {
        return Optional.of(Refusal.of(reason, detail));
    }
}
