package dev.cartlog.command.merge;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.Closed;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.Owner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Finds the guest's cart and makes sure that the asker holds its secret and that it can be merged. */
final class GuestProof {
    private GuestProof() {}

    /** A cart that is active, claimed by this merge, or merged by it. */
    static Cart look(Steps steps, MergeOrder order) throws StepUndecided, MergeRefused {
        Cart guest = existing(steps.look(order.guestCartId()));
        switch (guest.owner()) {
            case Owner.Customer owner -> throw notGuest(owner, order);
            case Owner.Guest owner -> requireSecret(owner, order);
        }
        requireMergeable(guest, order);
        return guest;
    }

    static Cart existing(Outcome outcome) throws MergeRefused {
        return switch (outcome) {
            case Outcome.Unchanged unchanged -> unchanged.cart();
            case Outcome.Applied applied -> applied.cart();
            case Outcome.Replayed replayed -> replayed.cart();
            case Outcome.Refused refused -> throw new MergeRefused(refused.refusal());
        };
    }

    /** Somebody else's cart is not there; one's own is no guest's. */
    private static MergeRefused notGuest(Owner.Customer owner, MergeOrder order) {
        return owner.customerId().equals(order.customerId())
                ? refused(RefusalReason.CART_NOT_GUEST, "The cart is a customer's already.")
                : notFound();
    }

    private static void requireSecret(Owner.Guest owner, MergeOrder order) throws MergeRefused {
        boolean proven = MessageDigest.isEqual(
                owner.tokenHash().getBytes(StandardCharsets.UTF_8),
                order.guestTokenHash().getBytes(StandardCharsets.UTF_8));
        if (!proven) {
            throw notFound();
        }
    }

    private static void requireMergeable(Cart guest, MergeOrder order) throws MergeRefused {
        switch (guest.phase()) {
            case Phase.Active p -> {}
            case Phase.Merging p when p.mergeId().equals(order.mergeId()) -> {}
            case Phase.Merged p when p.mergeId().equals(order.mergeId()) -> {}
            case Phase.Merged p ->
                throw refused(RefusalReason.CART_ALREADY_MERGED, "The guest's cart was merged before.");
            case Phase.Merging p -> throw closed(guest);
            case Phase.CheckedOut p -> throw closed(guest);
            case Phase.Ordered p -> throw closed(guest);
            case Phase.Expired p -> throw closed(guest);
            case Phase.Saved p -> throw closed(guest);
        }
    }

    private static MergeRefused closed(Cart guest) {
        return new MergeRefused(Closed.refusal(guest).orElseThrow());
    }

    private static MergeRefused notFound() {
        return refused(RefusalReason.CART_NOT_FOUND, "There is no such cart.");
    }

    private static MergeRefused refused(RefusalReason reason, String detail) {
        return new MergeRefused(Refusal.of(reason, detail));
    }
}
