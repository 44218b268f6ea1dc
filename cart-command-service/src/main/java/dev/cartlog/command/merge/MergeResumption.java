package dev.cartlog.command.merge;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.NameBasedId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Brings merges to their end that whoever began them has left: the same steps as the first run, from wherever they stand.
 * Two runs of one merge do no harm, because every step may be repeated. Blocks; to be called on a virtual thread.
 */
public final class MergeResumption {
    private final CartGateway gateway;
    private final LongSupplier nanoTime;

    public MergeResumption(CartGateway gateway, LongSupplier nanoTime) {
        this.gateway = gateway;
        this.nanoTime = nanoTime;
    }

    /**
     * From the customer's side: completes a requested merge or gives it up.
     *
     * @param customer the cart that knows the merge
     * @return false when a shard had no answer for now
     */
    public boolean resume(Cart customer, UUID mergeId) {
        return ended(mergeId, steps -> {
            MergeRun.Ended _ = new MergeRun(steps, customer.cartId(), mergeId).drive(customer);
        });
    }

    /**
     * From the guest's side: the customer's cart knows whether the claim has become a merge, is still to, or is void.
     *
     * @return false when a shard had no answer for now
     */
    public boolean resumeClaim(Cart guest, Phase.Merging claim) {
        return ended(claim.mergeId(), steps -> followUp(steps, guest, claim));
    }

    private static void followUp(Steps steps, Cart guest, Phase.Merging claim) throws StepUndecided {
        Cart customer = customerOf(steps.look(claim.customerCartId()))
                .orElseThrow(() -> new IllegalStateException(
                        "cart " + guest.cartId() + " is claimed for a cart that is not there: " + claim));
        Merge merge = customer.merge(claim.mergeId()).orElseThrow();
        if (merge.attempt() != claim.attempt() && merge.status() == MergeStatus.REJECTED) {
            // The attempt that was given up is a later one, which never got to claim the cart.
            ReleaseClaim release = new ReleaseClaim(
                    claim.mergeId(), claim.attempt(), claim.customerCartId(), MergeStatus.REJECTED.name());
            String cause =
                    NameBasedId.ofEvent(customer.cartId(), customer.version()).toString();
            Outcome _ = steps.step(guest.cartId(), release, claim.mergeId() + ":release", cause);
            return;
        }
        MergeRun.Ended _ = new MergeRun(steps, customer.cartId(), claim.mergeId()).drive(customer);
    }

    private static Optional<Cart> customerOf(Outcome outcome) {
        return outcome instanceof Outcome.Unchanged found ? Optional.of(found.cart()) : Optional.empty();
    }

    /**
     * Writes the saved cart of a merge that was undone, unless it is there.
     *
     * @return false when a shard had no answer for now
     */
    public boolean save(Cart customer, UUID mergeId) {
        Merge merge = customer.merge(mergeId).orElseThrow();
        return ended(mergeId, steps -> MergeReversal.saveGuestLines(steps, customer, merge));
    }

    @FunctionalInterface
    private interface Run {
        void make(Steps steps) throws StepUndecided;
    }

    private boolean ended(UUID mergeId, Run run) {
        try {
            run.make(new Steps(gateway, nanoTime, "resumed:" + mergeId, Map.of()));
            return true;
        } catch (StepUndecided e) {
            return false;
        }
    }
}
