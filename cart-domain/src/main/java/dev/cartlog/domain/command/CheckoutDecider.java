package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.NameBasedId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides the way from a cart to an order and back. Answers of the order service may come twice, late or never. */
final class CheckoutDecider {
    private CheckoutDecider() {}

    /** Prices are those of the cart: what the customer saw is what is ordered. Stock is today's. */
    static Decision checkOut(Cart cart, Context context) {
        if (cart.lines().isEmpty()) {
            return Decision.rejected(RefusalReason.CART_EMPTY, "There is nothing to check out.");
        }
        List<FieldError> errors = IntStream.range(0, cart.lines().size())
                .boxed()
                .flatMap(at -> problem(cart.lines().all().get(at), at, context))
                .toList();
        if (!errors.isEmpty()) {
            String detail = "The cart holds lines that cannot be ordered as they are.";
            return new Decision.Rejected(new Refusal(errors.getFirst().reason(), detail, errors));
        }
        return Decision.accepted(new CartCheckedOut(
                NameBasedId.ofCheckout(cart.cartId(), cart.version()),
                cart.lines().all(),
                cart.lines().subtotal(cart.currency())));
    }

    private static Stream<FieldError> problem(CartLine line, int at, Context context) {
        String pointer = "/lines/" + at;
        Optional<CatalogItem> item = context.catalog().find(line.sku());
        return LineRule.judge(pointer, line.lineId(), line.quantity().pieces(), item, context.limits()).stream()
                .flatMap(refusal -> refusal.errors().stream());
    }

    static Decision confirm(ConfirmOrder command, Cart cart) {
        UUID checkoutId = command.checkoutId();
        return switch (cart.phase()) {
            case Phase.CheckedOut p when p.checkoutId().equals(checkoutId) -> ordered(command);
            // The order came after its checkout was given back, but nobody touched the cart in between.
            case Phase.Active p when cart.releasedCheckout().equals(Optional.of(checkoutId)) -> ordered(command);
            case Phase.Ordered p when p.checkoutId().equals(checkoutId) -> Decision.NOTHING;
            case Phase.CheckedOut p -> outdated();
            case Phase.Active p -> outdated();
            case Phase.Ordered p -> outdated();
            case Phase.Merging p -> outdated();
            case Phase.Merged p -> outdated();
            case Phase.Expired p -> outdated();
            case Phase.Saved p -> outdated();
        };
    }

    static Decision release(ReleaseCheckout command, Cart cart) {
        boolean current =
                cart.phase() instanceof Phase.CheckedOut p && p.checkoutId().equals(command.checkoutId());
        return current
                ? Decision.accepted(new CartCheckoutReleased(command.checkoutId(), command.reason()))
                : Decision.NOTHING;
    }

    private static Decision ordered(ConfirmOrder command) {
        return Decision.accepted(new CartOrdered(command.checkoutId(), command.orderId()));
    }

    private static Decision outdated() {
        return Decision.rejected(RefusalReason.OUTDATED_STEP, "The order belongs to no open checkout of this cart.");
    }
}
