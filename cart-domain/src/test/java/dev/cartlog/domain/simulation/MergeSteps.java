package dev.cartlog.domain.simulation;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.fixture.Samples;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import java.util.Optional;
import java.util.UUID;

/**
 * One run of a merge's steps, one request at a time, so that anything can come between two of them. It knows nothing but
 * answers, which may be old by the time it acts on them.
 */
final class MergeSteps {
    private final CartId customerCartId;
    private final CartId guestCartId;
    private final UUID mergeId;
    private final int attempt;
    private Optional<CartCommand> next;

    /** Goes on from wherever the merge stands on the customer's cart. */
    MergeSteps(Cart customer, Merge merge) {
        this.customerCartId = customer.cartId();
        this.guestCartId = merge.guestCartId();
        this.mergeId = merge.mergeId();
        this.attempt = merge.attempt();
        this.next = switch (merge.status()) {
            case REQUESTED, CLAIMED -> Optional.of(new ClaimCart(mergeId, attempt, customerCartId));
            case COMPLETED, REVERTED -> Optional.of(new FinishMerge(mergeId, customerCartId));
            case REJECTED -> Optional.of(new ReleaseClaim(mergeId, attempt, customerCartId, "resumed"));
            case PREVIEW -> Optional.empty();
        };
    }

    boolean isDone() {
        return next.isEmpty();
    }

    CartRequest request() {
        CartCommand command = next.orElseThrow();
        boolean onGuest =
                command instanceof ClaimCart || command instanceof FinishMerge || command instanceof ReleaseClaim;
        return CartRequest.single(
                new Target.Exactly(onGuest ? guestCartId : customerCartId),
                Samples.MERGE_COMPONENT,
                command,
                mergeId + ":" + command.type(),
                "simulation");
    }

    /** Gives up instead of going on, as on a deadline. */
    void giveUp() {
        if (next.orElseThrow() instanceof ClaimCart || next.orElseThrow() instanceof CompleteMerge) {
            next = Optional.of(new RejectMerge(mergeId, attempt, "gave up"));
        }
    }

    void answered(Outcome outcome) {
        CartCommand command = next.orElseThrow();
        boolean refused = outcome instanceof Outcome.Refused;
        next = switch (command) {
            case ClaimCart c when refused -> Optional.of(new RejectMerge(mergeId, attempt, "refused"));
            case ClaimCart c ->
                Optional.of(new CompleteMerge(
                        mergeId, attempt, cartOf(outcome).orElseThrow().lines().all()));
            case CompleteMerge c -> afterDecision(outcome);
            case RejectMerge c -> afterDecision(outcome);
            default -> Optional.empty();
        };
    }

    private Optional<CartCommand> afterDecision(Outcome outcome) {
        Merge merge = cartOf(outcome).orElseThrow().merge(mergeId).orElseThrow();
        boolean done = merge.attempt() == attempt
                && switch (merge.status()) {
                    case COMPLETED, REVERTED -> true;
                    case REQUESTED, CLAIMED, REJECTED, PREVIEW -> false;
                };
        return Optional.of(
                done
                        ? new FinishMerge(mergeId, customerCartId)
                        : new ReleaseClaim(mergeId, attempt, customerCartId, "rejected"));
    }

    private static Optional<Cart> cartOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> Optional.of(applied.cart());
            case Outcome.Unchanged unchanged -> Optional.of(unchanged.cart());
            case Outcome.Replayed replayed -> Optional.of(replayed.cart());
            case Outcome.Refused refused -> refused.cart();
        };
    }
}
