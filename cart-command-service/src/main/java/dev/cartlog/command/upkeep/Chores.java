package dev.cartlog.command.upkeep;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.merge.MergeResumption;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ExpireCart;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.upkeep.Due;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is to be done about each kind of due. All of it may be done twice. Blocks; runs on virtual threads. */
final class Chores {
    /** The reason in the event by which an unanswered checkout is given back. */
    static final String UNANSWERED = "UNANSWERED";

    private static final Principal SERVICE = new Principal.System("upkeep");
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(10);

    private final CartGateway gateway;
    private final MergeResumption merges;

    Chores(CartGateway gateway, MergeResumption merges) {
        this.gateway = gateway;
        this.merges = merges;
    }

    /**
     * The cart as its writer knows it; empty when nobody can say for now.
     *
     * @throws IllegalStateException when its writer does not know it, though the index of what is due does
     */
    Optional<Cart> look(CartId cartId) {
        return send(CartRequest.look(new Target.Exactly(cartId), SERVICE, "upkeep"))
                .map(outcome -> switch (outcome) {
                    case Outcome.Unchanged found -> found.cart();
                    case Outcome.Applied found -> found.cart();
                    case Outcome.Replayed found -> found.cart();
                    case Outcome.Refused refused ->
                        throw new IllegalStateException("the writer of " + cartId + " answers " + refused.refusal());
                });
    }

    /** False when it could not be done for now. */
    boolean attend(Cart cart, Due due) {
        return switch (due) {
            case Due.Idle d -> submit(cart, new ExpireCart(d.idleSince()), "expire:" + cart.version());
            case Due.CheckoutUnanswered d ->
                submit(cart, new ReleaseCheckout(d.checkoutId(), UNANSWERED), "unanswered:" + d.checkoutId());
            case Due.MergeUnfinished d -> merges.resume(cart, d.mergeId());
            case Due.ClaimUnfinished d ->
                merges.resumeClaim(cart, new Phase.Merging(d.mergeId(), d.attempt(), d.customerCartId()));
            case Due.SaveUnconfirmed d -> merges.save(cart, d.mergeId());
        };
    }

    /** A cart that somebody used in between refuses or ignores the command, and is none of upkeep's any more. */
    private boolean submit(Cart cart, CartCommand command, String commandId) {
        Target target = new Target.Exactly(cart.cartId());
        return send(CartRequest.single(target, SERVICE, command, commandId, commandId))
                .isPresent();
    }

    private Optional<Outcome> send(CartRequest request) {
        try {
            ShardReply reply = gateway.submit(request, Map.of()).get(ANSWER_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
            return switch (reply) {
                case ShardReply.Decided decided -> Optional.of(decided.outcome());
                case ShardReply.NotDecided undecided -> Optional.empty();
            };
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("upkeep met a bug", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
