package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import java.util.UUID;

/** Decides the steps of a merge that happen on the guest's cart. Every step may be repeated. */
final class GuestMergeDecider {
    private GuestMergeDecider() {}

    static Decision claim(ClaimCart command, Cart cart) {
        if (!(cart.owner() instanceof Owner.Guest)) {
            return Decision.rejected(RefusalReason.CART_NOT_GUEST, "Only a guest's cart can be merged.");
        }
        return switch (cart.phase()) {
            case Phase.Active p -> claimActive(command, cart);
            case Phase.Merging p -> claimAgain(command, p, cart);
            case Phase.Merged p
            when isBy(p.mergeId(), p.customerCartId(), command.mergeId(), command.customerCartId()) -> Decision.NOTHING;
            case Phase.Merged p ->
                Decision.rejected(RefusalReason.CART_ALREADY_MERGED, "The guest's cart was merged before.");
            case Phase.CheckedOut p -> closed(cart);
            case Phase.Ordered p -> closed(cart);
            case Phase.Expired p -> closed(cart);
            case Phase.Saved p -> closed(cart);
        };
    }

    private static Decision claimActive(ClaimCart command, Cart cart) {
        return command.attempt() <= cart.releasedClaims().getOrDefault(command.mergeId(), 0)
                ? Decision.rejected(RefusalReason.OUTDATED_STEP, "This attempt was given up before.")
                : claimed(command, cart);
    }

    private static Decision claimAgain(ClaimCart command, Phase.Merging current, Cart cart) {
        boolean own = isBy(current.mergeId(), current.customerCartId(), command.mergeId(), command.customerCartId());
        if (own && current.attempt() == command.attempt()) {
            return Decision.NOTHING;
        }
        // On one customer's cart a later attempt follows only after the earlier one was rejected, so its claim is void.
        // Another cart of the customer knows nothing of that: there the earlier attempt may have completed.
        return own && command.attempt() > current.attempt()
                ? claimed(command, cart)
                : Decision.rejected(RefusalReason.CART_MERGING, "Another merge has claimed the guest's cart.");
    }

    private static Decision claimed(ClaimCart command, Cart cart) {
        return Decision.accepted(new CartMergeClaimed(
                command.mergeId(),
                command.attempt(),
                command.customerCartId(),
                cart.version(),
                cart.lines().all()));
    }

    static Decision finish(FinishMerge command, Cart cart) {
        return switch (cart.phase()) {
            case Phase.Merging p
            when isBy(p.mergeId(), p.customerCartId(), command.mergeId(), command.customerCartId()) ->
                Decision.accepted(new CartMergedInto(command.mergeId(), command.customerCartId()));
            case Phase.Merged p
            when isBy(p.mergeId(), p.customerCartId(), command.mergeId(), command.customerCartId()) -> Decision.NOTHING;
            case Phase.Merging p -> outdated();
            case Phase.Merged p -> outdated();
            case Phase.Active p -> outdated();
            case Phase.CheckedOut p -> outdated();
            case Phase.Ordered p -> outdated();
            case Phase.Expired p -> outdated();
            case Phase.Saved p -> outdated();
        };
    }

    static Decision release(ReleaseClaim command, Cart cart) {
        // Attempts are counted by each of the customer's carts: without the cart's id, giving up the first attempt for
        // one
        // would set free what the first attempt for another has merged already.
        boolean current = cart.phase() instanceof Phase.Merging p
                && isBy(p.mergeId(), p.customerCartId(), command.mergeId(), command.customerCartId())
                && p.attempt() == command.attempt();
        return current
                ? Decision.accepted(new CartMergeReleased(command.mergeId(), command.attempt(), command.reason()))
                : Decision.NOTHING;
    }

    /** A merge id names a guest's cart and a customer; it takes the customer's cart as well to name one merge. */
    private static boolean isBy(UUID claimedBy, CartId claimedFor, UUID mergeId, CartId customerCartId) {
        return claimedBy.equals(mergeId) && claimedFor.equals(customerCartId);
    }

    private static Decision closed(Cart cart) {
        return Closed.refusal(cart).<Decision>map(Decision.Rejected::new).orElse(Decision.NOTHING);
    }

    private static Decision outdated() {
        return Decision.rejected(RefusalReason.OUTDATED_STEP, "The guest's cart is not claimed by this merge.");
    }
}
