package dev.cartlog.domain.cart;

import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cart's lines in the order in which they were added. Immutable. */
public record Lines(List<CartLine> all) {
    public static final Lines NONE = new Lines(List.of());

    public Lines {
        all = List.copyOf(all);
    }

    public Optional<CartLine> find(LineId lineId) {
        return all.stream().filter(line -> line.lineId().equals(lineId)).findFirst();
    }

    public int size() {
        return all.size();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    Lines with(CartLine added) {
        List<CartLine> lines = new ArrayList<>(all.size() + 1);
        lines.addAll(all);
        lines.add(added);
        return new Lines(lines);
    }

    /** @throws ImpossibleEvent when there is no such line */
    Lines replace(CartLine changed) {
        require(changed.lineId());
        return new Lines(all.stream()
                .map(line -> line.lineId().equals(changed.lineId()) ? changed : line)
                .toList());
    }

    /** @throws ImpossibleEvent when there is no such line */
    Lines without(LineId removed) {
        require(removed);
        return new Lines(
                all.stream().filter(line -> !line.lineId().equals(removed)).toList());
    }

    /** @throws ImpossibleEvent when there is no such line */
    CartLine require(LineId lineId) {
        return find(lineId).orElseThrow(() -> new ImpossibleEvent("no line " + lineId));
    }

    /** Number of pieces over all lines. */
    public long itemCount() {
        return all.stream().mapToLong(line -> line.quantity().pieces()).sum();
    }

    public Money subtotal(String currency) {
        return all.stream().map(CartLine::lineTotal).reduce(Money.zero(currency), Money::plus);
    }
}
