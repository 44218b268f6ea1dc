package dev.cartlog.domain.command;

import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.value.LineId;
import java.util.List;
import java.util.Optional;

/**
 * What a resulting line must satisfy, in the order in which a shop explains it. Each line is judged for itself, by the
 * quantity it would have afterwards.
 */
enum LineRule {
    SOLD(RefusalReason.ITEM_NOT_AVAILABLE, "The article is not sold at the moment.") {
        @Override
        boolean holds(long quantity, CatalogItem item, Limits limits) {
            return item.active();
        }

        @Override
        long allowed(CatalogItem item, Limits limits) {
            return 0;
        }
    },
    MINIMUM(RefusalReason.QUANTITY_BELOW_LIMIT, "The quantity is below what may be ordered of this article.") {
        @Override
        boolean holds(long quantity, CatalogItem item, Limits limits) {
            return quantity >= allowed(item, limits);
        }

        @Override
        long allowed(CatalogItem item, Limits limits) {
            return Math.max(1, item.minQuantity().pieces());
        }
    },
    MAXIMUM(RefusalReason.QUANTITY_ABOVE_LIMIT, "The quantity is above what may be ordered of this article.") {
        @Override
        boolean holds(long quantity, CatalogItem item, Limits limits) {
            return quantity <= allowed(item, limits);
        }

        @Override
        long allowed(CatalogItem item, Limits limits) {
            return Math.min(limits.perLineMax().pieces(), item.maxQuantity().pieces());
        }
    },
    STOCK(RefusalReason.INSUFFICIENT_STOCK, "There are not enough pieces in stock.") {
        @Override
        boolean holds(long quantity, CatalogItem item, Limits limits) {
            return item.backorderable() || quantity <= item.available();
        }

        @Override
        long allowed(CatalogItem item, Limits limits) {
            return Math.max(0, item.available());
        }
    };

    private static final List<LineRule> IN_ORDER = List.of(values());

    private final RefusalReason reason;
    private final String detail;

    LineRule(RefusalReason reason, String detail) {
        this.reason = reason;
        this.detail = detail;
    }

    abstract boolean holds(long quantity, CatalogItem item, Limits limits);

    abstract long allowed(CatalogItem item, Limits limits);

    /**
     * The first rule that the resulting line breaks, if any.
     *
     * @param item empty when the article has left the catalogue: then it is not sold
     */
    static Optional<Refusal> judge(
            String pointer, LineId lineId, long quantity, Optional<CatalogItem> item, Limits limits) {
        if (item.isEmpty()) {
            return Optional.of(SOLD.refusal(pointer, lineId, quantity, 0));
        }
        for (LineRule rule : IN_ORDER) {
            if (!rule.holds(quantity, item.get(), limits)) {
                return Optional.of(rule.refusal(pointer, lineId, quantity, rule.allowed(item.get(), limits)));
            }
        }
        return Optional.empty();
    }

    private Refusal refusal(String pointer, LineId lineId, long quantity, long allowed) {
        return Refusal.ofField(FieldError.at(pointer, reason).on(lineId).limits(quantity, allowed), detail);
    }
}
