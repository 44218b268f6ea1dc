package dev.cartlog.domain.cart;

import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A cart's lines in the order in which they were added. Immutable. */
public record Lines(List<CartLine> all) {
    public static final Lines NONE = new Lines(List.of());

    public Lines {
        all = List.copyOf(all);
    }

    public Optional<CartLine> find(LineId lineId) {
        int at = indexOf(lineId);
        return at < 0 ? Optional.empty() : Optional.of(all.get(at));
    }

    public int size() {
        return all.size();
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** @throws ImpossibleEvent when there is such a line already */
    Lines with(CartLine added) {
        if (indexOf(added.lineId()) >= 0) {
            throw new ImpossibleEvent("line " + added.lineId() + " was added twice");
        }
        List<CartLine> lines = new ArrayList<>(all.size() + 1);
        lines.addAll(all);
        lines.add(added);
        return new Lines(lines);
    }

    /** @throws ImpossibleEvent when there is no such line */
    Lines change(LineId lineId, UnaryOperator<CartLine> change) {
        List<CartLine> lines = new ArrayList<>(all);
        int at = requireIndexOf(lineId);
        lines.set(at, change.apply(all.get(at)));
        return new Lines(lines);
    }

    /** @throws ImpossibleEvent when there is no such line */
    Lines without(LineId removed) {
        List<CartLine> lines = new ArrayList<>(all);
        lines.remove(requireIndexOf(removed));
        return new Lines(lines);
    }

    private int requireIndexOf(LineId lineId) {
        int at = indexOf(lineId);
        if (at < 0) {
            throw new ImpossibleEvent("there is no line " + lineId);
        }
        return at;
    }

    /** Carts are short: looking through them is quicker than keeping an index of them. */
    private int indexOf(LineId lineId) {
        for (int at = 0; at < all.size(); at++) {
            if (all.get(at).lineId().equals(lineId)) {
                return at;
            }
        }
        return -1;
    }

    /** Number of pieces over all lines. */
    public long itemCount() {
        long pieces = 0;
        for (CartLine line : all) {
            pieces += line.quantity().pieces();
        }
        return pieces;
    }

    public Money subtotal(String currency) {
        Money sum = Money.zero(currency);
        for (CartLine line : all) {
            sum = sum.plus(line.lineTotal());
        }
        return sum;
    }
}
