package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.CartCommand.RevertMerge;
import dev.cartlog.domain.command.CartCommand.SaveCart;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeInputs;
import dev.cartlog.domain.merge.MergeResult;
import dev.cartlog.domain.merge.MergeRule;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.Reversal;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides the steps of a merge that happen on the customer's carts. Every step may be repeated. */
final class CustomerMergeDecider {
    private CustomerMergeDecider() {}

    static Decision request(RequestMerge command, Optional<Cart> cart) {
        if (cart.isEmpty()) {
            return Decision.accepted(Decider.created(command.ifMissing()), requested(command, command.attemptMin()));
        }
        Optional<Merge> known = cart.get().merge(command.mergeId());
        return known.isPresent() ? requestAgain(command, known.get(), cart.get()) : requestFirst(command, cart.get());
    }

    private static Decision requestFirst(RequestMerge command, Cart cart) {
        return Closed.refusal(cart)
                .or(() -> tooManyMerges(cart))
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> Decision.accepted(requested(command, command.attemptMin())));
    }

    private static Optional<Refusal> tooManyMerges(Cart cart) {
        if (cart.merges().size() < Cart.MERGES_MAX) {
            return Optional.empty();
        }
        FieldError error =
                FieldError.at("/guestCartId", RefusalReason.LINE_LIMIT).limits(Cart.MERGES_MAX + 1L, Cart.MERGES_MAX);
        return Optional.of(Refusal.ofField(error, "The cart has taken part in its maximum of merges."));
    }

    private static Decision requestAgain(RequestMerge command, Merge known, Cart cart) {
        if (known.status() == MergeStatus.REJECTED) {
            int attempt = Math.max(known.attempt() + 1, command.attemptMin());
            return Closed.refusal(cart)
                    .<Decision>map(Decision.Rejected::new)
                    .orElseGet(() -> Decision.accepted(requested(command, attempt)));
        }
        return known.hasPolicies(command.cartPolicy(), command.quantityPolicy())
                ? Decision.NOTHING
                : Decision.rejected(
                        RefusalReason.MERGE_ALREADY_DECIDED, "This merge was asked for before, with other policies.");
    }

    private static CartMergeRequested requested(RequestMerge command, int attempt) {
        return new CartMergeRequested(
                command.mergeId(), attempt, command.guestCartId(), command.cartPolicy(), command.quantityPolicy());
    }

    static Decision complete(CompleteMerge command, Cart cart, Context context) {
        Optional<Merge> found = cart.merge(command.mergeId());
        if (found.isEmpty() || found.get().attempt() != command.attempt()) {
            return outdated();
        }
        Merge merge = found.get();
        return switch (merge.status()) {
            case REQUESTED, CLAIMED -> completeRequested(command, merge, cart, context);
            case COMPLETED, REVERTED -> Decision.NOTHING;
            case REJECTED, PREVIEW -> outdated();
        };
    }

    private static Decision completeRequested(CompleteMerge command, Merge merge, Cart cart, Context context) {
        Optional<Refusal> closed = Closed.refusal(cart);
        if (closed.isPresent()) {
            String reason = closed.get().reason().name();
            return Decision.accepted(new CartMergeRejected(merge.mergeId(), merge.attempt(), reason));
        }
        MergeInputs inputs =
                MergeGathering.inputs(merge.cartPolicy(), merge.quantityPolicy(), cart, command.guestLines(), context);
        MergeResult result = MergeRule.apply(inputs);
        return Decision.accepted(new CartMerged(
                merge.mergeId(),
                merge.attempt(),
                MergeRule.RULE_VERSION,
                merge.guestCartId(),
                merge.cartPolicy(),
                merge.quantityPolicy(),
                inputs.customerLines(),
                inputs.guestLines(),
                inputs.caps(),
                inputs.prices(),
                result.outcomes(),
                result.lines()));
    }

    static Decision reject(RejectMerge command, Cart cart) {
        boolean open = cart.merge(command.mergeId())
                .filter(merge -> merge.attempt() == command.attempt())
                .filter(merge -> merge.status() == MergeStatus.REQUESTED)
                .isPresent();
        return open
                ? Decision.accepted(new CartMergeRejected(command.mergeId(), command.attempt(), command.reason()))
                : Decision.NOTHING;
    }

    static Decision revert(RevertMerge command, Cart cart, Context context) {
        Optional<Merge> found = cart.merge(command.mergeId());
        if (found.isEmpty()) {
            return Decision.rejected(RefusalReason.MERGE_NOT_FOUND, "There is no such merge.");
        }
        Merge merge = found.get();
        if (merge.status() == MergeStatus.REVERTED) {
            return Decision.NOTHING;
        }
        if (!isRevertible(merge, cart, context.now(), context.limits())) {
            return Decision.rejected(RefusalReason.MERGE_ALREADY_DECIDED, "The merge can no longer be undone.");
        }
        return undo(merge, cart, context);
    }

    private static Decision undo(Merge merge, Cart cart, Context context) {
        int linesMax = Math.max(context.limits().linesMax(), cart.lines().size());
        List<CartLine> lines =
                Reversal.lines(merge, cart.lines().all(), context.limits().perLineMax());
        if (lines.size() > linesMax) {
            FieldError error = FieldError.at("", RefusalReason.LINE_LIMIT).limits(lines.size(), linesMax);
            return Decision.rejected(error, "The cart has no room for the lines that would come back.");
        }
        CartId saved = new CartId(cart.cartId().routingKey(), context.nextCartNumber());
        return Decision.accepted(new CartMergeReverted(merge.mergeId(), lines, saved));
    }

    private static boolean isRevertible(Merge merge, Cart cart, Instant now, Limits limits) {
        return merge.status() == MergeStatus.COMPLETED
                && cart.phase() instanceof Phase.Active
                && merge.since()
                        .filter(at -> !now.isAfter(at.plus(limits.revertWindow())))
                        .isPresent();
    }

    static Decision save(SaveCart command, Optional<Cart> cart) {
        if (cart.isEmpty()) {
            return new Decision.Accepted(savedEvents(command));
        }
        boolean saved =
                cart.get().phase() instanceof Phase.Saved p && p.mergeId().equals(command.mergeId());
        return saved
                ? Decision.NOTHING
                : Decision.rejected(RefusalReason.OUTDATED_STEP, "The number set aside for the saved cart is taken.");
    }

    private static List<CartEvent> savedEvents(SaveCart command) {
        List<CartEvent> events = new ArrayList<>();
        UUID mergeId = command.mergeId();
        events.add(new CartCreated(
                command.created().store(),
                command.created().currency(),
                command.created().owner(),
                Optional.of(mergeId)));
        command.lines().stream().map(CustomerMergeDecider::added).forEach(events::add);
        return events;
    }

    private static LineItemAdded added(CartLine line) {
        return new LineItemAdded(
                line.lineId(), line.sku(), line.name(), line.attributes(), line.quantity(), line.unitPrice());
    }

    private static Decision outdated() {
        return Decision.rejected(RefusalReason.OUTDATED_STEP, "This attempt of the merge is not open.");
    }
}
