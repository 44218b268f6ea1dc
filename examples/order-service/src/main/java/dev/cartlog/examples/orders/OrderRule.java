package dev.cartlog.examples.orders;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;

/**
 * What becomes of a checkout. Pure: the same checkout under the same limit always has the same answer.
 *
 * @param subtotalMaxMinor the largest subtotal, in the currency's smallest unit, that is taken; empty takes any
 */
record OrderRule(OptionalLong subtotalMaxMinor) {
    /** The reason given for a subtotal above the limit. */
    static final String SUBTOTAL_ABOVE_LIMIT = "SUBTOTAL_ABOVE_LIMIT";

    /** An OrderPlaced or an OrderRejected. */
    SpecificRecord answer(CartCheckedOut checkout) {
        String cartId = checkout.getMeta().getCartId();
        String checkoutId = checkout.getCheckoutId();
        return isAboveLimit(checkout.getSubtotal().getAmountMinor())
                ? new OrderRejected(cartId, checkoutId, SUBTOTAL_ABOVE_LIMIT)
                : new OrderPlaced(cartId, checkoutId, orderId(checkoutId));
    }

    private boolean isAboveLimit(long amountMinor) {
        return subtotalMaxMinor.isPresent() && amountMinor > subtotalMaxMinor.getAsLong();
    }

    /** One checkout can only ever become one order, so the order's id follows from it. */
    static String orderId(String checkoutId) {
        return UUID.nameUUIDFromBytes(("order/" + checkoutId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
