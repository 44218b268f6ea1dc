package dev.cartlog.domain.upkeep;

import dev.cartlog.domain.value.CartId;
import java.time.Instant;
import java.util.UUID;

/** Something that a cart's owner must do once a time has come. */
public sealed interface Due {
    /** When. In the past for what should have been done long ago. */
    Instant at();

    /** Nobody has touched the cart for too long. */
    record Idle(Instant at, Instant idleSince) implements Due {}

    /** The order service did not answer. */
    record CheckoutUnanswered(Instant at, UUID checkoutId) implements Due {}

    /** A merge was requested on this customer's cart, and whoever drove it seems to be gone. */
    record MergeUnfinished(Instant at, UUID mergeId) implements Due {}

    /** This guest's cart is claimed by an attempt that neither completed nor was given up. */
    record ClaimUnfinished(Instant at, UUID mergeId, int attempt, CartId customerCartId) implements Due {}

    /** A merge was undone; whether the guest's lines were saved is for the owner to find out. */
    record SaveUnconfirmed(Instant at, UUID mergeId, CartId savedCartId) implements Due {}
}
