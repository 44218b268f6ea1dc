package dev.cartlog.domain.cart;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartExpired;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.CartEvent.LineItemRemoved;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import java.util.Optional;
import java.util.UUID;

/**
 * Which event can follow at which point of a cart's life. Deciders never break this; a log that does was not written by
 * them, and folding on would reopen closed carts or apply a merge twice.
 */
final class Succession {
    private Succession() {}

    static boolean allows(CartEvent event, Cart cart) {
        boolean active = cart.phase() instanceof Phase.Active;
        return switch (event) {
            case CartCreated e -> false;
            case LineItemAdded e -> active || cart.phase() instanceof Phase.Saved;
            case LineItemQuantityChanged e -> active;
            case LineItemRemoved e -> active;
            case LineItemRepriced e -> active;
            case CartCleared e -> active;
            case CartMergeRequested e ->
                active
                        && status(cart, e.mergeId())
                                .filter(s -> s != MergeStatus.REJECTED)
                                .isEmpty();
            case CartMerged e -> active && isOpen(cart, e.mergeId(), e.attempt());
            case CartMergeRejected e -> isOpen(cart, e.mergeId(), e.attempt());
            case CartMergeReverted e -> active && status(cart, e.mergeId()).equals(Optional.of(MergeStatus.COMPLETED));
            case CartMergeClaimed e -> active || isLaterAttempt(e, cart.phase());
            case CartMergeReleased e -> isReleaseOf(e, cart.phase());
            case CartMergedInto e -> isFinishOf(e, cart.phase());
            case CartCheckedOut e -> active;
            case CartCheckoutReleased e -> isCheckedOut(cart, e.checkoutId());
            case CartOrdered e ->
                isCheckedOut(cart, e.checkoutId())
                        || (active && cart.releasedCheckout().equals(Optional.of(e.checkoutId())));
            case CartExpired e -> active;
        };
    }

    private static Optional<MergeStatus> status(Cart cart, UUID mergeId) {
        return cart.merge(mergeId).map(Merge::status);
    }

    private static boolean isOpen(Cart cart, UUID mergeId, int attempt) {
        return cart.merge(mergeId)
                .filter(merge -> merge.attempt() == attempt && merge.status() == MergeStatus.REQUESTED)
                .isPresent();
    }

    private static boolean isLaterAttempt(CartMergeClaimed event, Phase phase) {
        return phase instanceof Phase.Merging p
                && p.mergeId().equals(event.mergeId())
                && p.customerCartId().equals(event.customerCartId())
                && p.attempt() < event.attempt();
    }

    private static boolean isReleaseOf(CartMergeReleased event, Phase phase) {
        return phase instanceof Phase.Merging p
                && p.mergeId().equals(event.mergeId())
                && p.attempt() == event.attempt();
    }

    private static boolean isFinishOf(CartMergedInto event, Phase phase) {
        return phase instanceof Phase.Merging p
                && p.mergeId().equals(event.mergeId())
                && p.customerCartId().equals(event.customerCartId());
    }

    private static boolean isCheckedOut(Cart cart, UUID checkoutId) {
        return cart.phase() instanceof Phase.CheckedOut p && p.checkoutId().equals(checkoutId);
    }
}
