package dev.cartlog.query.audit;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Lines;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.JsonValues;
import java.util.List;
import java.util.Optional;

/**
 * What became of a cart's lines between two of its versions.
 *
 * @param from version 0 stands for the time before the cart existed
 * @param added lines that only the later version has
 * @param removed lines that only the earlier version has
 * @param changed lines whose quantity or price differs
 */
public record CartDiff(
        CartVersion from, CartVersion to, List<CartLine> added, List<CartLine> removed, List<Change> changed) {

    /** A line before and after. */
    public record Change(CartLine before, CartLine after) {}

    /** Compares the lines of two versions of one cart. */
    public static CartDiff between(Optional<Cart> before, Cart after) {
        Lines old = before.map(Cart::lines).orElse(Lines.NONE);
        Lines now = after.lines();
        return new CartDiff(
                before.map(Cart::version).orElse(CartVersion.NONE),
                after.version(),
                missing(now, old),
                missing(old, now),
                now.all().stream()
                        .flatMap(line -> old.find(line.lineId()).stream().map(was -> new Change(was, line)))
                        .filter(change -> !sameOffer(change.before(), change.after()))
                        .toList());
    }

    /** Lines of one cart that the other does not have. */
    private static List<CartLine> missing(Lines of, Lines in) {
        return of.all().stream()
                .filter(line -> in.find(line.lineId()).isEmpty())
                .toList();
    }

    private static boolean sameOffer(CartLine before, CartLine after) {
        return before.quantity().equals(after.quantity()) && before.unitPrice().equals(after.unitPrice());
    }

    /** The document of the HTTP interface, as canonical JSON. */
    public String toJson() {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.array("added", added, CartLine::writeTo)
                .array("changed", changed, CartDiff::writeChange)
                .number("from", from.value())
                .array("removed", removed, CartLine::writeTo)
                .number("to", to.value()));
        return json.toString();
    }

    private static void writeChange(JsonWriter json, Change change) {
        CartLine after = change.after();
        json.object(o -> {
            o.string("lineId", after.lineId().value())
                    .number("previousQuantity", change.before().quantity().pieces());
            JsonValues.money(o, "previousUnitPrice", change.before().unitPrice())
                    .number("quantity", after.quantity().pieces())
                    .string("sku", after.sku().value());
            JsonValues.money(o, "unitPrice", after.unitPrice());
        });
    }
}
