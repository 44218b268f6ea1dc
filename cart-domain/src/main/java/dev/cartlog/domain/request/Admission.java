package dev.cartlog.domain.request;

import dev.cartlog.domain.cart.AppliedCommand;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ExistingCartCommand;
import dev.cartlog.domain.command.CartCommand.LineCommand;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.Closed;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Decider;
import dev.cartlog.domain.command.Decision;
import dev.cartlog.domain.command.Refusal;
import dev.cartlog.domain.command.RefusalReason;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.value.CartId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a request through the contract's order of checks: is the cart there and the sender's, was the command applied
 * before, is the cart closed, does the expected version hold, and only then the rules. Pure; all or nothing.
 */
public final class Admission {
    private final CartRequest request;
    private final CartId cartId;
    private final Context context;

    private Admission(CartRequest request, CartId cartId, Context context) {
        this.request = request;
        this.cartId = cartId;
        this.context = context;
    }

    /**
     * @param cartId what the request's target resolved to
     * @param cart empty when there is no such cart yet
     */
    public static Outcome admit(CartRequest request, CartId cartId, Optional<Cart> cart, Context context) {
        return new Admission(request, cartId, context).admit(cart);
    }

    private Outcome admit(Optional<Cart> cart) {
        if (cart.isEmpty()) {
            return needsACart() ? notFound() : decide(cart);
        }
        Cart existing = cart.get();
        if (!request.principal().mayUse(existing)) {
            return notFound();
        }
        return repetition(existing)
                .or(() -> closed(existing))
                .or(() -> precondition(existing))
                .orElseGet(() -> decide(cart));
    }

    /** A cart that is missing answers like one that is somebody else's, so without a word on the commands. */
    private boolean needsACart() {
        return request.commands().stream().allMatch(command -> command instanceof ExistingCartCommand);
    }

    /** The service's own steps are idempotent by their rules; their ids repeat from one attempt to the next. */
    private Optional<Outcome> repetition(Cart cart) {
        if (request.principal() instanceof Principal.System
                || request.commands().isEmpty()) {
            return Optional.empty();
        }
        return cart.ledger()
                .find(request.commandId(), request.principal().actor(cartId))
                .flatMap(first -> repeated(cart, first));
    }

    private Optional<Outcome> repeated(Cart cart, AppliedCommand first) {
        if (!first.isRepeatedBy(request.fingerprint())) {
            return Optional.of(refused(
                    RefusalReason.IDEMPOTENCY_KEY_REUSED,
                    "The idempotency key was used before, for another command.",
                    Optional.of(cart)));
        }
        return failedLater(cart) ? Optional.empty() : Optional.of(new Outcome.Replayed(cart, first));
    }

    /** A merge whose attempt was rejected has come to nothing, like a refusal: its key is free for the next attempt. */
    private boolean failedLater(Cart cart) {
        return request.commands().getFirst() instanceof RequestMerge merge
                && cart.merge(merge.mergeId())
                        .filter(known -> known.status() == MergeStatus.REJECTED)
                        .isPresent();
    }

    private Optional<Outcome> closed(Cart cart) {
        boolean changesTheCart =
                request.commands().stream().anyMatch(c -> c instanceof LineCommand || c instanceof CheckOut);
        return changesTheCart
                ? Closed.refusal(cart).map(refusal -> new Outcome.Refused(refusal, Optional.of(cart)))
                : Optional.empty();
    }

    private Optional<Outcome> precondition(Cart cart) {
        Optional<IfMatch> ifMatch = request.ifMatch();
        if (ifMatch.isEmpty()) {
            return request.needsIfMatch()
                    ? Optional.of(refused(
                            RefusalReason.PRECONDITION_REQUIRED,
                            "Send If-Match with the version you have seen, or * for any.",
                            Optional.of(cart)))
                    : Optional.empty();
        }
        return ifMatch.get().holds(cart)
                ? Optional.empty()
                : Optional.of(refused(
                        RefusalReason.VERSION_MISMATCH,
                        "The cart has changed; it is at version " + cart.version() + ".",
                        Optional.of(cart)));
    }

    private Outcome decide(Optional<Cart> before) {
        EventStamp stamp = new EventStamp(request, cartId, context.now());
        List<RecordedEvent> recorded = new ArrayList<>();
        Optional<Cart> cart = before;
        for (int at = 0; at < request.commands().size(); at++) {
            switch (Decider.decide(request.commands().get(at), cart, context)) {
                case Decision.Rejected rejected -> {
                    return new Outcome.Refused(located(rejected.refusal(), at), before);
                }
                case Decision.Accepted accepted -> {
                    for (CartEvent event : accepted.events()) {
                        RecordedEvent next = stamp.stamp(event, cart);
                        recorded.add(next);
                        cart = Optional.of(Evolution.evolve(cart, next));
                    }
                }
            }
        }
        Cart after = cart.orElseThrow();
        return recorded.isEmpty() ? new Outcome.Unchanged(after) : new Outcome.Applied(after, recorded);
    }

    private Refusal located(Refusal refusal, int at) {
        return request.batch() ? refusal.inBatch(at) : refusal;
    }

    private static Outcome notFound() {
        return refused(RefusalReason.CART_NOT_FOUND, "There is no such cart.", Optional.empty());
    }

    private static Outcome refused(RefusalReason reason, String detail, Optional<Cart> cart) {
        return new Outcome.Refused(Refusal.of(reason, detail), cart);
    }
}
