package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.ExistingCartCommand;
import dev.cartlog.domain.command.CartCommand.ExpireCart;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.LineCommand;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.CartCommand.RevertMerge;
import dev.cartlog.domain.command.CartCommand.SaveCart;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartExpired;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a command leads to: a pure function of the command, the cart and the context. Time, prices and stock come in
 * through the context; ids are computed from what they name.
 */
public final class Decider {
    private Decider() {}

    /** @param cart empty when the cart does not exist yet */
    public static Decision decide(CartCommand command, Optional<Cart> cart, Context context) {
        return switch (command) {
            case CreateCart c -> create(c, cart);
            case RequestMerge c -> CustomerMergeDecider.request(c, cart);
            case SaveCart c -> CustomerMergeDecider.save(c, cart);
            case ExistingCartCommand c ->
                cart.map(existing -> decide(c, existing, context)).orElseGet(Decider::notFound);
        };
    }

    private static Decision decide(ExistingCartCommand command, Cart cart, Context context) {
        return switch (command) {
            case LineCommand c -> whenActive(cart, () -> LineDecider.decide(c, cart, context));
            case CheckOut c -> whenActive(cart, () -> CheckoutDecider.checkOut(cart, context));
            case ConfirmOrder c -> CheckoutDecider.confirm(c, cart);
            case ReleaseCheckout c -> CheckoutDecider.release(c, cart);
            case ExpireCart c -> expire(c, cart);
            case ClaimCart c -> GuestMergeDecider.claim(c, cart);
            case FinishMerge c -> GuestMergeDecider.finish(c, cart);
            case ReleaseClaim c -> GuestMergeDecider.release(c, cart);
            case CompleteMerge c -> CustomerMergeDecider.complete(c, cart, context);
            case RejectMerge c -> CustomerMergeDecider.reject(c, cart);
            case RevertMerge c -> CustomerMergeDecider.revert(c, cart, context);
        };
    }

    static CartCreated created(CreateCart command) {
        return new CartCreated(command.store(), command.currency(), command.owner(), Optional.empty());
    }

    private static Decision create(CreateCart command, Optional<Cart> cart) {
        return cart.isPresent() ? Decision.NOTHING : Decision.accepted(created(command));
    }

    private static Decision expire(ExpireCart command, Cart cart) {
        boolean idle = cart.phase() instanceof Phase.Active && cart.updatedAt().equals(command.idleSince());
        return idle ? Decision.accepted(new CartExpired(command.idleSince())) : Decision.NOTHING;
    }

    private static Decision whenActive(Cart cart, Supplier<Decision> decision) {
        return Closed.refusal(cart).<Decision>map(Decision.Rejected::new).orElseGet(decision);
    }

    private static Decision notFound() {
        return Decision.rejected(RefusalReason.CART_NOT_FOUND, "There is no such cart.");
    }
}
