package dev.cartlog.command.merge;

import dev.cartlog.domain.cart.AppliedCommand;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.NameBasedId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings one requested merge to its end: claim the guest's cart, complete on the customer's, finish the guest's; or give
 * the attempt up. Starts wherever an earlier run was cut off, because every step may be repeated.
 */
final class MergeRun {
    private final Steps steps;
    private final CartId customerCartId;
    private final UUID mergeId;
    private final List<RecordedEvent> written = new ArrayList<>();

    MergeRun(Steps steps, CartId customerCartId, UUID mergeId) {
        this.steps = steps;
        this.customerCartId = customerCartId;
        this.mergeId = mergeId;
    }

    /** What the run wrote on the customer's cart. */
    List<RecordedEvent> written() {
        return written;
    }

    /**
     * Makes the steps that are left.
     *
     * @param customer the customer's cart, which knows the merge
     * @return the customer's cart with the merge decided
     */
    Ended drive(Cart customer) throws StepUndecided {
        Merge merge = customer.merge(mergeId).orElseThrow();
        return switch (merge.status()) {
            case REQUESTED, CLAIMED -> claim(merge, customer);
            case COMPLETED, REVERTED -> finish(merge, customer);
            case REJECTED, PREVIEW ->
                release(merge, customer, Refusal.of(RefusalReason.OUTDATED_STEP, "The merge was given up."));
        };
    }

    /** @param refusal why the attempt was given up; empty when the merge is done */
    record Ended(Cart customer, Optional<Refusal> refusal) {}

    private Ended claim(Merge merge, Cart customer) throws StepUndecided {
        ClaimCart claim = new ClaimCart(mergeId, merge.attempt(), customerCartId);
        return switch (steps.step(merge.guestCartId(), claim, stepId("claim"), requestEvent(customer))) {
            case Outcome.Applied applied -> complete(merge, applied.cart());
            case Outcome.Unchanged unchanged -> complete(merge, unchanged.cart());
            case Outcome.Replayed replayed -> complete(merge, replayed.cart());
            case Outcome.Refused refused -> reject(merge, refused.refusal());
        };
    }

    private Ended complete(Merge merge, Cart guest) throws StepUndecided {
        CompleteMerge command =
                new CompleteMerge(mergeId, merge.attempt(), guest.lines().all());
        return switch (steps.step(customerCartId, command, stepId("complete"), lastEvent(guest))) {
            case Outcome.Applied applied -> {
                written.addAll(applied.events());
                yield decided(applied.cart());
            }
            case Outcome.Unchanged unchanged -> decided(unchanged.cart());
            case Outcome.Replayed replayed -> decided(replayed.cart());
            case Outcome.Refused refused -> releaseLost(merge, refused);
        };
    }

    private Ended decided(Cart customer) throws StepUndecided {
        Merge merge = customer.merge(mergeId).orElseThrow();
        return merge.status() == MergeStatus.REJECTED
                ? release(
                        merge,
                        customer,
                        Refusal.of(RefusalReason.CART_CHECKED_OUT, "The customer's cart takes no changes for now."))
                : finish(merge, customer);
    }

    /** Somebody else gave this attempt up in the meantime. */
    private Ended releaseLost(Merge merge, Outcome.Refused refused) throws StepUndecided {
        Cart customer =
                refused.cart().orElseThrow(() -> new IllegalStateException("cart " + customerCartId + " is gone"));
        return release(merge, customer, refused.refusal());
    }

    private Ended finish(Merge merge, Cart customer) throws StepUndecided {
        FinishMerge command = new FinishMerge(mergeId, customerCartId);
        Outcome outcome = steps.step(merge.guestCartId(), command, stepId("finish"), lastEvent(customer));
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException("merge " + mergeId + " completed, but the guest's cart "
                    + merge.guestCartId() + " says: " + refused.refusal().detail());
        }
        return new Ended(customer, Optional.empty());
    }

    private Ended reject(Merge merge, Refusal why) throws StepUndecided {
        RejectMerge command =
                new RejectMerge(mergeId, merge.attempt(), why.reason().name());
        return switch (steps.step(customerCartId, command, stepId("reject"), mergeId.toString())) {
            case Outcome.Applied applied -> {
                written.addAll(applied.events());
                yield release(merge, applied.cart(), why);
            }
            case Outcome.Unchanged unchanged -> release(merge, unchanged.cart(), why);
            case Outcome.Replayed replayed -> release(merge, replayed.cart(), why);
            case Outcome.Refused refused ->
                throw new IllegalStateException("merge " + mergeId + " cannot be rejected: "
                        + refused.refusal().detail());
        };
    }

    private Ended release(Merge merge, Cart customer, Refusal why) throws StepUndecided {
        ReleaseClaim command = new ReleaseClaim(
                mergeId, merge.attempt(), customerCartId, why.reason().name());
        Outcome _ = steps.step(merge.guestCartId(), command, stepId("release"), lastEvent(customer));
        return new Ended(customer, Optional.of(why));
    }

    private String stepId(String step) {
        return mergeId + ":" + step;
    }

    /** The event by which the customer's cart came to know the newest attempt. */
    private String requestEvent(Cart customer) {
        List<AppliedCommand> commands = customer.ledger().entries();
        for (int at = commands.size() - 1; at >= 0; at--) {
            int event = commands.get(at).eventTypes().lastIndexOf("CartMergeRequested");
            if (event >= 0) {
                long version = commands.get(at).firstVersion().value() + event;
                return NameBasedId.ofEvent(customerCartId, new CartVersion(version))
                        .toString();
            }
        }
        return mergeId.toString();
    }

    private static String lastEvent(Cart cart) {
        return NameBasedId.ofEvent(cart.cartId(), cart.version()).toString();
    }

    /** Whether a guest's cart is, or is about to be, in the customer's through this merge. */
    static boolean isMergedBy(Cart guest, UUID mergeId) {
        return guest.phase() instanceof Phase.Merged merged && merged.mergeId().equals(mergeId);
    }
}
