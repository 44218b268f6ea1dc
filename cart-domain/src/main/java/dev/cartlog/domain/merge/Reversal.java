package dev.cartlog.domain.merge;

import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a merge back out of a cart that may have changed since: per merged line {@code max(0, current − (granted − c))};
 * lines that were removed since stay removed. Lines that the customer lost to {@link CartPolicy#USE_GUEST} come back, at
 * their own price and in their old place, together with what the customer added to the guest's line of the same name.
 *
 * <p>A cart that nobody touched since is exactly as before the merge. No line is lifted above the shop's maximum.
 */
public final class Reversal {
    private final Map<LineId, Quantity> granted = new LinkedHashMap<>();
    private final Map<LineId, CartLine> before;
    private final Map<LineId, CartLine> dropped;
    private final Map<LineId, CartLine> current;
    private final Quantity perLineMaximum;

    private Reversal(Merge merge, List<CartLine> current, Quantity perLineMaximum) {
        merge.outcomes().stream()
                .filter(outcome -> outcome.outcome() != MergeOutcome.Kind.NOT_MERGED)
                .forEach(outcome -> granted.put(outcome.lineId(), outcome.granted()));
        this.dropped = byId(merge.dropped());
        this.before = dropped.isEmpty() ? byId(merge.customerLines()) : Map.of();
        this.current = byId(current);
        this.perLineMaximum = perLineMaximum;
    }

    private static Map<LineId, CartLine> byId(List<CartLine> lines) {
        Map<LineId, CartLine> byId = new LinkedHashMap<>();
        lines.forEach(line -> byId.put(line.lineId(), line));
        return byId;
    }

    /**
     * The customer's lines without what the merge brought.
     *
     * @param perLineMaximum most pieces that any line may have
     */
    public static List<CartLine> lines(Merge merge, List<CartLine> current, Quantity perLineMaximum) {
        return new Reversal(merge, current, perLineMaximum).lines();
    }

    private List<CartLine> lines() {
        List<CartLine> lines = new ArrayList<>();
        dropped.values().forEach(line -> restored(line).ifPresent(lines::add));
        for (CartLine line : current.values()) {
            boolean isRestored = dropped.containsKey(line.lineId()) && granted.containsKey(line.lineId());
            if (!isRestored) {
                withoutGain(line).ifPresent(lines::add);
            }
        }
        return lines;
    }

    private Optional<CartLine> restored(CartLine line) {
        Quantity brought = granted.get(line.lineId());
        CartLine now = current.get(line.lineId());
        if (brought == null) {
            return now == null ? Optional.of(line) : Optional.empty();
        }
        if (now == null) {
            return Optional.empty();
        }
        long addedSince = Math.max(0, now.quantity().pieces() - brought.pieces());
        return Optional.of(line.withQuantity(lifted(line.quantity(), addedSince)));
    }

    private Optional<CartLine> withoutGain(CartLine line) {
        Quantity brought = granted.get(line.lineId());
        if (brought == null) {
            return Optional.of(line);
        }
        CartLine was = before.get(line.lineId());
        long gain = brought.pieces() - (was == null ? 0L : was.quantity().pieces());
        if (gain <= 0) {
            return Optional.of(line.withQuantity(lifted(line.quantity(), -gain)));
        }
        long left = Math.max(0, line.quantity().pieces() - gain);
        return left == 0 ? Optional.empty() : Optional.of(line.withQuantity(Quantity.of(left)));
    }

    private Quantity lifted(Quantity quantity, long by) {
        long limit = Math.max(perLineMaximum.pieces(), quantity.pieces());
        return Quantity.of(Math.min(quantity.pieces() + by, limit));
    }
}
