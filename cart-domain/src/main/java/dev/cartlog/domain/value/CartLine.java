package dev.cartlog.domain.value;

import dev.cartlog.domain.json.JsonWriter;
import java.time.Instant;
import java.util.Comparator;

/**
 * One line of a cart.
 *
 * @param unitPrice as it was when the line was added or last re-priced
 */
public record CartLine(
        LineId lineId,
        Sku sku,
        String name,
        Attributes attributes,
        Quantity quantity,
        Money unitPrice,
        Instant addedAt) {
    /** Oldest first; the id settles ties, so that every replay orders alike. */
    public static final Comparator<CartLine> BY_AGE = Comparator.comparing(CartLine::addedAt)
            .thenComparing(line -> line.lineId().value());

    public CartLine withQuantity(Quantity newQuantity) {
        return new CartLine(lineId, sku, name, attributes, newQuantity, unitPrice, addedAt);
    }

    public CartLine withUnitPrice(Money newUnitPrice) {
        return new CartLine(lineId, sku, name, attributes, quantity, newUnitPrice, addedAt);
    }

    public Money lineTotal() {
        return unitPrice.times(quantity);
    }

    /** The line inside an event. */
    public static void writeTo(JsonWriter json, CartLine line) {
        json.object(o -> {
            o.string("addedAt", JsonValues.time(line.addedAt));
            JsonValues.attributes(o, line.attributes)
                    .string("lineId", line.lineId.value())
                    .string("name", line.name)
                    .number("quantity", line.quantity.pieces())
                    .string("sku", line.sku.value());
            JsonValues.money(o, "unitPrice", line.unitPrice);
        });
    }
}
