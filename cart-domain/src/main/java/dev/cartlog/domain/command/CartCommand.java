package dev.cartlog.domain.command;

import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What can be asked of a cart. Quantities come as sent, as whole numbers of any size (saturated at ±2^63): whether
 * they are in range is a rule, not a matter of form.
 */
public sealed interface CartCommand {

    /** The command's name, as in a batch's {@code type}. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** What only a cart that exists can do. */
    sealed interface ExistingCartCommand extends CartCommand {}

    /** What a storefront may send, alone or in a batch. */
    sealed interface LineCommand extends ExistingCartCommand {}

    record AddItem(Sku sku, long quantity, Attributes attributes) implements LineCommand {}

    /** Sets a line's quantity; 0 removes the line. */
    record ChangeQuantity(LineId lineId, long quantity) implements LineCommand {}

    /** Changes a line's quantity by a difference; to exactly 0 removes the line. */
    record ChangeQuantityBy(LineId lineId, long delta) implements LineCommand {}

    record RemoveItem(LineId lineId) implements LineCommand {}

    record ClearCart() implements LineCommand {}

    /** Takes over today's prices. */
    record Recalculate() implements LineCommand {}

    record CreateCart(String store, String currency, Owner owner) implements CartCommand {}

    record CheckOut() implements ExistingCartCommand {}

    /** The order service placed the order. */
    record ConfirmOrder(UUID checkoutId, String orderId) implements ExistingCartCommand {}

    /** The order service refused, or did not answer in time. */
    record ReleaseCheckout(UUID checkoutId, String reason) implements ExistingCartCommand {}

    record ExpireCart(Instant idleSince) implements ExistingCartCommand {}

    /**
     * Step 1 of a merge, on the customer's current cart, which is created when there is none.
     *
     * @param attemptMin the lowest attempt that the guest's cart would still accept
     */
    record RequestMerge(
            UUID mergeId,
            int attemptMin,
            CartId guestCartId,
            CartPolicy cartPolicy,
            QuantityPolicy quantityPolicy,
            CreateCart ifMissing)
            implements CartCommand {}

    /** Step 2, on the guest's cart. */
    record ClaimCart(UUID mergeId, int attempt, CartId customerCartId) implements ExistingCartCommand {}

    /** Step 3, on the customer's cart, with the guest's lines as claimed. */
    record CompleteMerge(UUID mergeId, int attempt, List<CartLine> guestLines) implements ExistingCartCommand {}

    /** Step 4, on the guest's cart. */
    record FinishMerge(UUID mergeId, CartId customerCartId) implements ExistingCartCommand {}

    /** Gives an attempt up, on the customer's cart: from here on it cannot complete. */
    record RejectMerge(UUID mergeId, int attempt, String reason) implements ExistingCartCommand {}

    /** Gives the claim of a rejected attempt up, on the guest's cart. */
    record ReleaseClaim(UUID mergeId, int attempt, CartId customerCartId, String reason)
            implements ExistingCartCommand {}

    /** Undoes a merge, on the customer's cart; the customer's next cart number is set aside for the saved cart. */
    record RevertMerge(UUID mergeId) implements ExistingCartCommand {}

    /** Gives a reverted merge's guest lines back, as the read-only cart whose number was set aside. */
    record SaveCart(UUID mergeId, CreateCart created, List<CartLine> lines) implements CartCommand {}
}
