package dev.cartlog.command.merge;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.MergeGathering;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeInputs;
import dev.cartlog.domain.merge.MergeRule;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.RoutingKey;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What a merge would come to at this moment: the same rule on the same inputs, and nothing written. */
public final class MergePreview {
    private final CartGateway gateway;
    private final Supplier<Context> context;
    private final LongSupplier nanoTime;

    public MergePreview(CartGateway gateway, Supplier<Context> context, LongSupplier nanoTime) {
        this.gateway = gateway;
        this.context = context;
        this.nanoTime = nanoTime;
    }

    /** @param customerCartId empty when the customer has no cart yet */
    public record Previewed(Merge merge, Optional<CartId> customerCartId) {}

    /** What a preview comes to. */
    public sealed interface Answer {
        record Shown(Previewed preview) implements Answer {}

        /** @param answer {@link MergeAnswer.Refused} or {@link MergeAnswer.NotDecided} */
        record Not(MergeAnswer answer) implements Answer {}
    }

    /** Blocks; to be called on a virtual thread. */
    public Answer preview(MergeOrder order) {
        Steps steps = new Steps(gateway, nanoTime, order.correlationId(), order.headers());
        try {
            Cart guest = GuestProof.look(steps, order);
            return new Answer.Shown(previewOf(order, guest, currentCart(steps, order, guest)));
        } catch (StepUndecided e) {
            return new Answer.Not(new MergeAnswer.NotDecided(e.reason()));
        } catch (MergeRefused e) {
            return new Answer.Not(new MergeAnswer.Refused(e.refusal(), Optional.empty()));
        }
    }

    private static Optional<Cart> currentCart(Steps steps, MergeOrder order, Cart guest) throws StepUndecided {
        Target current = new Target.CurrentOf(RoutingKey.ofCustomer(guest.store(), order.customerId()));
        Outcome outcome = steps.look(current, new Principal.Customer(order.customerId()));
        return outcome instanceof Outcome.Unchanged found ? Optional.of(found.cart()) : Optional.empty();
    }

    private Previewed previewOf(MergeOrder order, Cart guest, Optional<Cart> customer) {
        List<CartLine> customerLines = customer.map(cart -> cart.lines().all()).orElse(List.of());
        MergeInputs inputs = MergeGathering.inputs(
                order.cartPolicy(),
                order.quantityPolicy(),
                customerLines,
                customer.map(Cart::currency).orElse(guest.currency()),
                guest.lines().all(),
                context.get());
        Merge merge = Merge.preview(order.mergeId(), order.guestCartId(), inputs, MergeRule.apply(inputs));
        return new Previewed(merge, customer.map(Cart::cartId));
    }
}
