package dev.cartlog.command.merge;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.RevertMerge;
import dev.cartlog.domain.command.CartCommand.SaveCart;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.NameBasedId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * Undoes a merge: first the event on the customer's cart, which also sets a cart number aside, then the saved cart of
 * that number. Cut off in between, the second step is made by whoever asks again or resumes.
 */
public final class MergeReversal {
    private static final Refusal NO_MERGE = Refusal.of(RefusalReason.MERGE_NOT_FOUND, "There is no such merge.");
    private static final Refusal TOO_LATE =
            Refusal.of(RefusalReason.MERGE_ALREADY_DECIDED, "The merge can no longer be undone.");

    private final CartGateway gateway;
    private final LongSupplier nanoTime;

    public MergeReversal(CartGateway gateway, LongSupplier nanoTime) {
        this.gateway = gateway;
        this.nanoTime = nanoTime;
    }

    /**
     * @param store whose customer's current cart holds the merge
     * @param commandId the idempotency key, or an id minted at the edge
     */
    public record Order(
            String customerId,
            String store,
            UUID mergeId,
            String commandId,
            String correlationId,
            Map<String, String> headers) {
        public Order {
            headers = Map.copyOf(headers);
        }
    }

    /** Blocks; to be called on a virtual thread. */
    public MergeAnswer revert(Order order) {
        Steps steps = new Steps(gateway, nanoTime, order.correlationId(), order.headers());
        try {
            return switch (steps.send(request(order))) {
                case Outcome.Applied applied -> save(steps, order, applied.cart(), applied.events(), false);
                case Outcome.Unchanged unchanged -> save(steps, order, unchanged.cart(), List.of(), true);
                case Outcome.Replayed replayed -> save(steps, order, replayed.cart(), List.of(), true);
                case Outcome.Refused refused -> refused(steps, order, refused);
            };
        } catch (StepUndecided e) {
            return new MergeAnswer.NotDecided(e.reason());
        }
    }

    private static CartRequest request(Order order) {
        return CartRequest.single(
                new Target.CurrentOf(RoutingKey.ofCustomer(order.store(), order.customerId())),
                new Principal.Customer(order.customerId()),
                new RevertMerge(order.mergeId()),
                order.commandId(),
                order.correlationId());
    }

    /** What the current cart does not know of may be in one that was ordered since: it cannot be undone any more. */
    private static MergeAnswer refused(Steps steps, Order order, Outcome.Refused refused) throws StepUndecided {
        RefusalReason reason = refused.refusal().reason();
        if (reason != RefusalReason.MERGE_NOT_FOUND && reason != RefusalReason.CART_NOT_FOUND) {
            return new MergeAnswer.Refused(refused.refusal(), refused.cart());
        }
        RoutingKey key = RoutingKey.ofCustomer(order.store(), order.customerId());
        Optional<Cart> holder = new EarlierCarts(steps, key, order.customerId()).holding(order.mergeId());
        return holder.isPresent()
                ? late(steps, order, holder.get())
                : new MergeAnswer.Refused(NO_MERGE, Optional.empty());
    }

    private static MergeAnswer late(Steps steps, Order order, Cart holder) throws StepUndecided {
        Merge merge = holder.merge(order.mergeId()).orElseThrow();
        return merge.status() == MergeStatus.REVERTED && merge.isDetailed()
                ? save(steps, order, holder, List.of(), true)
                : new MergeAnswer.Refused(TOO_LATE, Optional.of(holder));
    }

    private static MergeAnswer save(
            Steps steps, Order order, Cart customer, List<RecordedEvent> events, boolean replayed)
            throws StepUndecided {
        Merge merge = customer.merge(order.mergeId()).orElseThrow();
        saveGuestLines(steps, customer, merge);
        return new MergeAnswer.Done(merge, customer, events, replayed);
    }

    /** Does nothing when the saved cart is there already. */
    static void saveGuestLines(Steps steps, Cart customer, Merge merge) throws StepUndecided {
        CartId saved = merge.savedCartId().orElseThrow();
        SaveCart command = new SaveCart(
                merge.mergeId(),
                new CreateCart(customer.store(), savedCurrency(customer, merge), customer.owner()),
                merge.guestLines());
        String cause =
                NameBasedId.ofEvent(customer.cartId(), customer.version()).toString();
        Outcome outcome = steps.step(saved, command, merge.mergeId() + ":save", cause);
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException("the saved cart " + saved + " cannot be written: "
                    + refused.refusal().detail());
        }
    }

    /** That of the guest's lines, which may be another one than that of the cart they could not be merged into. */
    private static String savedCurrency(Cart customer, Merge merge) {
        return merge.guestLines().stream()
                .map(line -> line.unitPrice().currency())
                .findFirst()
                .orElse(customer.currency());
    }
}
