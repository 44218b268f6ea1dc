package dev.cartlog.domain.merge;

import dev.cartlog.domain.value.CartLine;
import java.util.List;

/**
 * @param outcomes one for each guest line, in the order in which they were considered
 * @param dropped the customer's lines that had to go ({@link CartPolicy#USE_GUEST})
 * @param lines the customer's lines afterwards
 */
public record MergeResult(List<MergeOutcome> outcomes, List<CartLine> dropped, List<CartLine> lines) {}
