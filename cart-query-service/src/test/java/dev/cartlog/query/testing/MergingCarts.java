package dev.cartlog.query.testing;

import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.NameBasedId;
import java.util.ArrayList;
import java.util.List;

/** Guests' carts of two lines, and customers who have asked for them: what fills every view. */
public final class MergingCarts {
    private MergingCarts() {}

    /**
     * The whole histories, a guest's and then its customer's. Carts of one routing key are in order among themselves; that is
     * what a partition guarantees.
     *
     * @param pairs of a guest and a customer, numbered from 1
     */
    public static List<List<RecordedEvent>> histories(int pairs) {
        List<List<RecordedEvent>> histories = new ArrayList<>();
        for (int n = 1; n <= pairs; n++) {
            CartScript guest = CartScript.guest(n, "hash-" + n).add("sku-1", n).add("sku-2", 1);
            CartScript customer = CartScript.customer("customer-" + n, "default", 1)
                    .add("sku-1", 1)
                    .then(new CartMergeRequested(
                            NameBasedId.ofMerge(guest.cartId(), "customer-" + n),
                            1,
                            guest.cartId(),
                            CartPolicy.MERGE,
                            QuantityPolicy.MAX));
            histories.add(guest.events());
            histories.add(customer.events());
        }
        return histories;
    }
}
