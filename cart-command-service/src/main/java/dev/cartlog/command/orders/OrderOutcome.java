package dev.cartlog.command.orders;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.request.Target;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/** An order service's answer as a request to the cart. */
final class OrderOutcome {
    private static final Principal SERVICE = new Principal.System("orders");
    /** Order ids and reasons come from elsewhere and are kept for ever. */
    private static final int TEXT_CHARS_MAX = 256;

    private OrderOutcome() {}

    /** @throws IllegalArgumentException when the record names no cart or checkout, or is no answer at all */
    static CartRequest request(SpecificRecord outcome) {
        return switch (outcome) {
            case OrderPlaced placed ->
                request(
                        placed.getCartId(),
                        new ConfirmOrder(checkoutId(placed.getCheckoutId()), text(placed.getOrderId())),
                        "order-placed:" + placed.getCheckoutId());
            case OrderRejected rejected ->
                request(
                        rejected.getCartId(),
                        new ReleaseCheckout(checkoutId(rejected.getCheckoutId()), text(rejected.getReason())),
                        "order-rejected:" + rejected.getCheckoutId());
            default ->
                throw new IllegalArgumentException("A " + outcome.getSchema().getFullName() + " is no order outcome");
        };
    }

    private static CartRequest request(String cartId, CartCommand command, String commandId) {
        CartId cart =
                CartId.parse(cartId).orElseThrow(() -> new IllegalArgumentException("The order outcome names no cart"));
        return CartRequest.single(new Target.Exactly(cart), SERVICE, command, commandId, commandId);
    }

    private static UUID checkoutId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The order outcome names no checkout", e);
        }
    }

    private static String text(String text) {
        if (text.isEmpty() || text.length() > TEXT_CHARS_MAX) {
            throw new IllegalArgumentException("An order id or a reason has 1 to " + TEXT_CHARS_MAX + " characters");
        }
        return text;
    }
}
