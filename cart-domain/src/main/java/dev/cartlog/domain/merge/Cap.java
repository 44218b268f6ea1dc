package dev.cartlog.domain.merge;

import dev.cartlog.domain.merge.MergeCaps.ItemCap;
import dev.cartlog.domain.merge.MergeOutcome.Reason;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Optional;

/** The tightest cap on one article's quantity and why it is that tight. */
record Cap(long pieces, Reason because, Quantity minimum) {

    static Cap ofQuantity(Sku sku, MergeCaps caps) {
        ItemCap item = caps.items().get(sku);
        if (item == null || !item.active()) {
            return new Cap(0, Reason.DISCONTINUED, Quantity.ZERO);
        }
        long maximum =
                Math.min(caps.perLineMaximum().pieces(), item.maxQuantity().pieces());
        long stock = item.backorderable() ? Long.MAX_VALUE : Math.max(0, item.available());
        return stock <= maximum
                ? new Cap(stock, Reason.INSUFFICIENT_STOCK, item.minQuantity())
                : new Cap(maximum, Reason.LINE_MAXIMUM, item.minQuantity());
    }

    boolean isDiscontinued() {
        return because == Reason.DISCONTINUED;
    }

    Quantity limit(Quantity wanted) {
        return Quantity.of(Math.min(wanted.pieces(), pieces));
    }

    Optional<Reason> reason() {
        return Optional.of(because);
    }
}
