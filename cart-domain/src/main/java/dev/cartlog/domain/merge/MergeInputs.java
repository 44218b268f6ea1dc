package dev.cartlog.domain.merge;

import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Sku;
import java.util.List;
import java.util.Map;

/**
 * Everything the merge rule looks at.
 *
 * @param prices today's price per article in the customer's currency; no entry, no price
 */
public record MergeInputs(
        CartPolicy cartPolicy,
        QuantityPolicy quantityPolicy,
        List<CartLine> customerLines,
        List<CartLine> guestLines,
        MergeCaps caps,
        Map<Sku, Money> prices) {

    public MergeInputs {
        customerLines = List.copyOf(customerLines);
        guestLines = List.copyOf(guestLines);
        prices = Map.copyOf(prices);
    }
}
