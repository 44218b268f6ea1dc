package dev.cartlog.domain.merge;

import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Optional;

/**
 * What became of one guest line.
 *
 * @param requested what the policies asked for
 * @param granted the resulting quantity of the customer's line
 * @param reason always there for {@link Kind#CLAMPED} and {@link Kind#NOT_MERGED}
 */
public record MergeOutcome(
        LineId lineId, Sku sku, Kind outcome, Quantity requested, Quantity granted, Optional<Reason> reason) {

    /** How a guest line fared. */
    public enum Kind {
        ADDED,
        COMBINED,
        CLAMPED,
        NOT_MERGED
    }

    /** Why less than requested was granted. */
    public enum Reason {
        INSUFFICIENT_STOCK,
        LINE_MAXIMUM,
        LINE_LIMIT,
        BELOW_MINIMUM,
        DISCONTINUED,
        NO_PRICE,
        POLICY
    }
}
