package dev.cartlog.domain.merge;

import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a merge back out of a cart that may have changed since: per merged line {@code max(0, current − (granted − c))};
 * lines that were removed since stay removed. Lines the customer lost to {@link CartPolicy#USE_GUEST} come back.
 */
public final class Reversal {
    private Reversal() {}

    /** The customer's lines without what the merge brought. */
    public static List<CartLine> lines(Merge merge, List<CartLine> current) {
        Map<LineId, Quantity> before = quantitiesBefore(merge);
        Map<LineId, MergeOutcome> outcomes =
                merge.outcomes().stream().collect(Collectors.toMap(MergeOutcome::lineId, outcome -> outcome));
        List<CartLine> lines = new ArrayList<>();
        for (CartLine line : current) {
            withoutGain(line, Optional.ofNullable(outcomes.get(line.lineId())), before)
                    .ifPresent(lines::add);
        }
        restoreDropped(merge, lines);
        return lines;
    }

    private static Map<LineId, Quantity> quantitiesBefore(Merge merge) {
        Map<LineId, Quantity> before = new HashMap<>();
        if (merge.dropped().isEmpty()) {
            merge.customerLines().forEach(line -> before.put(line.lineId(), line.quantity()));
        }
        return before;
    }

    private static Optional<CartLine> withoutGain(
            CartLine line, Optional<MergeOutcome> outcome, Map<LineId, Quantity> before) {
        if (outcome.isEmpty() || outcome.get().outcome() == MergeOutcome.Kind.NOT_MERGED) {
            return Optional.of(line);
        }
        Quantity c = before.getOrDefault(line.lineId(), Quantity.ZERO);
        int gain = outcome.get().granted().pieces() - c.pieces();
        int left = Math.max(0, line.quantity().pieces() - gain);
        return left == 0 ? Optional.empty() : Optional.of(line.withQuantity(new Quantity(left)));
    }

    /** A dropped line comes back unless the customer has put the same line into the cart since. */
    private static void restoreDropped(Merge merge, List<CartLine> lines) {
        Set<LineId> present = lines.stream().map(CartLine::lineId).collect(Collectors.toSet());
        merge.dropped().stream()
                .filter(line -> !present.contains(line.lineId()))
                .forEach(lines::add);
    }
}
