package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeCaps.ItemCap;
import dev.cartlog.domain.merge.MergeInputs;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what the merge rule needs to know from the catalogue, for a merge and for its preview alike. */
public final class MergeGathering {
    private MergeGathering() {}

    public static MergeInputs inputs(
            CartPolicy cartPolicy,
            QuantityPolicy quantityPolicy,
            Cart customer,
            List<CartLine> guestLines,
            Context context) {
        return inputs(cartPolicy, quantityPolicy, customer.lines().all(), customer.currency(), guestLines, context);
    }

    /** @param currency that of the customer's cart */
    public static MergeInputs inputs(
            CartPolicy cartPolicy,
            QuantityPolicy quantityPolicy,
            List<CartLine> customerLines,
            String currency,
            List<CartLine> guestLines,
            Context context) {
        Map<Sku, ItemCap> caps = new HashMap<>();
        Map<Sku, Money> prices = new HashMap<>();
        for (CartLine line : guestLines) {
            context.catalog().find(line.sku()).ifPresent(item -> {
                caps.put(line.sku(), ItemCap.of(item));
                notePrice(prices, item, currency);
            });
        }
        MergeCaps mergeCaps =
                new MergeCaps(context.limits().linesMax(), context.limits().perLineMax(), caps);
        return new MergeInputs(cartPolicy, quantityPolicy, customerLines, guestLines, mergeCaps, prices);
    }

    private static void notePrice(Map<Sku, Money> prices, CatalogItem item, String currency) {
        item.priceIn(currency).ifPresent(price -> prices.put(item.sku(), price));
    }
}
