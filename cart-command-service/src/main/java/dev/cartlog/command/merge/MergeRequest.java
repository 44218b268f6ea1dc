package dev.cartlog.command.merge;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.RoutingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A merge as asked for over HTTP: prove that the guest's cart is the asker's, make the intent durable on the customer's
 * cart, then run the steps. Blocks; to be called on a virtual thread.
 */
final class MergeRequest {
    private final Steps steps;
    private final MergeOrder order;
    private final Consumer<MergeAnswer.Pending> durable;

    /** @param durable told as soon as the merge will come to its end whatever happens to this run */
    MergeRequest(Steps steps, MergeOrder order, Consumer<MergeAnswer.Pending> durable) {
        this.steps = steps;
        this.order = order;
        this.durable = durable;
    }

    /** Merges, or answers what the same merge came to before. */
    MergeAnswer make() {
        try {
            Cart guest = GuestProof.look(steps, order);
            if (guest.phase() instanceof Phase.Merging left) {
                finishEarlier(left);
                return mergeNow(GuestProof.look(steps, order));
            }
            return mergeNow(guest);
        } catch (StepUndecided e) {
            return new MergeAnswer.NotDecided(e.reason());
        } catch (MergeRefused e) {
            return new MergeAnswer.Refused(e.refusal(), Optional.empty());
        }
    }

    /** A run that was cut off may have left the guest's cart claimed, for a cart that is no longer the current one. */
    private void finishEarlier(Phase.Merging left) throws StepUndecided, MergeRefused {
        Cart customer = GuestProof.existing(steps.look(left.customerCartId()));
        customer.merge(left.mergeId())
                .filter(merge -> merge.hasPolicies(order.cartPolicy(), order.quantityPolicy()))
                .ifPresent(merge -> durable.accept(new MergeAnswer.Pending(merge, customer.cartId())));
        MergeRun.Ended _ = new MergeRun(steps, customer.cartId(), left.mergeId()).drive(customer);
    }

    private MergeAnswer mergeNow(Cart guest) throws StepUndecided, MergeRefused {
        return MergeRun.isMergedBy(guest, order.mergeId()) ? mergedBefore(guest) : request(guest);
    }

    private MergeAnswer mergedBefore(Cart guest) throws StepUndecided, MergeRefused {
        Phase.Merged merged = (Phase.Merged) guest.phase();
        Cart customer = GuestProof.existing(steps.look(merged.customerCartId()));
        Merge merge = customer.merge(order.mergeId()).orElseThrow();
        if (!merge.hasPolicies(order.cartPolicy(), order.quantityPolicy())) {
            throw new MergeRefused(Refusal.of(
                    RefusalReason.MERGE_ALREADY_DECIDED, "This merge was decided before, with other policies."));
        }
        return new MergeAnswer.Done(merge, customer, List.of(), true);
    }

    private MergeAnswer request(Cart guest) throws StepUndecided, MergeRefused {
        UUID mergeId = order.mergeId();
        Requested requested = requested(steps.send(requestOf(guest, order.commandId())));
        if (requested.merge(mergeId).status() == MergeStatus.REJECTED) {
            // The key belongs to an attempt that failed; the same key asks for the next one.
            String nextAttempt =
                    mergeId + ":request." + (requested.merge(mergeId).attempt() + 1);
            requested = requested(steps.send(requestOf(guest, nextAttempt)));
        }
        return run(requested, mergeId);
    }

    private MergeAnswer run(Requested requested, UUID mergeId) {
        Cart customer = requested.customer();
        durable.accept(new MergeAnswer.Pending(requested.merge(mergeId), customer.cartId()));
        MergeRun run = new MergeRun(steps, customer.cartId(), mergeId);
        try {
            MergeRun.Ended ended = run.drive(customer);
            if (ended.refusal().isPresent()) {
                return new MergeAnswer.Refused(ended.refusal().get(), Optional.of(ended.customer()));
            }
            List<RecordedEvent> events = new ArrayList<>(requested.events());
            events.addAll(run.written());
            Merge merge = ended.customer().merge(mergeId).orElseThrow();
            return new MergeAnswer.Done(merge, ended.customer(), events, requested.before());
        } catch (StepUndecided e) {
            return new MergeAnswer.Pending(requested.merge(mergeId), customer.cartId());
        }
    }

    /**
     * The customer's cart once it knows the merge.
     *
     * @param before whether it knew the merge from an earlier request
     */
    private record Requested(Cart customer, List<RecordedEvent> events, boolean before) {
        Merge merge(UUID mergeId) {
            return customer.merge(mergeId).orElseThrow();
        }
    }

    private static Requested requested(Outcome outcome) throws MergeRefused {
        return switch (outcome) {
            case Outcome.Applied applied -> new Requested(applied.cart(), applied.events(), false);
            case Outcome.Unchanged unchanged -> new Requested(unchanged.cart(), List.of(), true);
            case Outcome.Replayed replayed -> new Requested(replayed.cart(), List.of(), true);
            case Outcome.Refused refused -> throw new MergeRefused(refused.refusal());
        };
    }

    private CartRequest requestOf(Cart guest, String commandId) {
        RequestMerge command = new RequestMerge(
                order.mergeId(),
                guest.releasedClaims().getOrDefault(order.mergeId(), 0) + 1,
                order.guestCartId(),
                order.cartPolicy(),
                order.quantityPolicy(),
                new CreateCart(guest.store(), guest.currency(), new Owner.Customer(order.customerId())));
        return CartRequest.single(
                new Target.CurrentOf(RoutingKey.ofCustomer(guest.store(), order.customerId())),
                new Principal.Customer(order.customerId()),
                command,
                commandId,
                order.correlationId());
    }
}
