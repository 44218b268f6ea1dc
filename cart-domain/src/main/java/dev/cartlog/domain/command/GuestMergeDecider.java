package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.value.Owner;

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
            case Phase.Merged p when p.mergeId().equals(command.mergeId()) -> Decision.NOTHING;
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
        boolean sameMerge = current.mergeId().equals(command.mergeId());
        boolean sameCart = current.customerCartId().equals(command.customerCartId());
        if (sameMerge && sameCart && current.attempt() == command.attempt()) {
            return Decision.NOTHING;
        }
        // A later attempt follows only after the earlier one was rejected, so its claim is void.
        return sameMerge && command.attempt() > current.attempt()
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
            when p.mergeId().equals(command.mergeId()) ->
                Decision.accepted(new CartMergedInto(command.mergeId(), command.customerCartId()));
            case Phase.Merged p when p.mergeId().equals(command.mergeId()) -> Decision.NOTHING;
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
        boolean current = cart.phase() instanceof Phase.Merging p
                && p.mergeId().equals(command.mergeId())
                && p.attempt() == command.attempt();
        return current
                ? Decision.accepted(new CartMergeReleased(command.mergeId(), command.attempt(), command.reason()))
                : Decision.NOTHING;
    }

    private static Decision closed(Cart cart) {
        return Closed.refusal(cart).<Decision>map(Decision.Rejected::new).orElse(Decision.NOTHING);
    }

    private static Decision outdated() {
        return Decision.rejected(RefusalReason.OUTDATED_STEP, "The guest's cart is not claimed by this merge.");
    }
}
