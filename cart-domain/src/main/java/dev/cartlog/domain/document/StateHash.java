package dev.cartlog.domain.document;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.domain.value.Sha256;

/**
 * What two parties compare to know that they hold the same cart: SHA-256 (hex) of the canonical JSON of
 * {@code {cartId, version, status, currency, lines:[{lineId, sku, attributes, quantity, unitPrice}]}} in line order.
 */
public final class StateHash {
    private StateHash() {}

    public static String of(Cart cart) {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.string("cartId", cart.cartId().toString())
                .string("currency", cart.currency())
                .array("lines", cart.lines().all(), StateHash::line)
                .string("status", cart.phase().status())
                .number("version", cart.version().value()));
        return Sha256.hex(json.toString());
    }

    private static void line(JsonWriter json, CartLine line) {
        json.object(o -> {
            JsonValues.attributes(o, line.attributes())
                    .string("lineId", line.lineId().value())
                    .number("quantity", line.quantity().pieces())
                    .string("sku", line.sku().value());
            JsonValues.money(o, "unitPrice", line.unitPrice());
        });
    }
}
