package dev.cartlog.domain.document;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.domain.catalog.LineFlag;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.domain.value.Sha256;
import java.util.Optional;
import java.util.Set;

/** A cart as clients see it, in canonical JSON: the stored cart joined with today's catalogue. */
public final class CartDocument {
    private static final int FLAGS_HEX_CHARS = 8;

    private CartDocument() {}

    /** The {@code cart} object of the HTTP interface. */
    public static String of(Cart cart, Catalog catalog) {
        JsonWriter json = new JsonWriter();
        json.object(o -> fields(o, cart, catalog));
        return json.toString();
    }

    private static void fields(JsonWriter o, Cart cart, Catalog catalog) {
        o.string("cartId", cart.cartId().toString())
                .string("createdAt", JsonValues.time(cart.createdAt()))
                .string("currency", cart.currency())
                .number("itemCount", cart.lines().itemCount())
                .array("lines", cart.lines().all(), (json, line) -> line(json, line, LineFlag.of(line, catalog)))
                .string("mergedInto", mergedInto(cart))
                .string("orderId", orderId(cart))
                .object("owner", owner -> owner.string("type", cart.owner().type()))
                .string("stateHash", StateHash.of(cart))
                .string("status", cart.phase().status())
                .string("store", cart.store());
        JsonValues.money(o, "subtotal", cart.lines().subtotal(cart.currency()))
                .string("updatedAt", JsonValues.time(cart.updatedAt()))
                .number("version", cart.version().value());
    }

    private static void line(JsonWriter json, CartLine line, Set<LineFlag> flags) {
        json.object(o -> {
            o.string("addedAt", JsonValues.time(line.addedAt()));
            JsonValues.attributes(o, line.attributes())
                    .array("flags", flags, (array, flag) -> array.string(flag.name()))
                    .string("lineId", line.lineId().value());
            JsonValues.money(o, "lineTotal", line.lineTotal())
                    .string("name", line.name())
                    .number("quantity", line.quantity().pieces())
                    .string("sku", line.sku().value());
            JsonValues.money(o, "unitPrice", line.unitPrice());
        });
    }

    /**
     * The entity tag of a read, without quotes: the version, and when lines carry flags a dot and 8 hexadecimal
     * characters of them, so that "not modified" never hides a new flag.
     */
    public static String readTag(Cart cart, Catalog catalog) {
        JsonWriter json = new JsonWriter();
        boolean[] flagged = {false};
        json.object(o -> o.array("flags", cart.lines().all(), (lines, line) -> {
            Set<LineFlag> flags = LineFlag.of(line, catalog);
            flagged[0] |= !flags.isEmpty();
            lines.object(entry -> entry.array("flags", flags, (array, flag) -> array.string(flag.name()))
                    .string("lineId", line.lineId().value()));
        }));
        return flagged[0]
                ? cart.version() + "." + Sha256.hex(json.toString()).substring(0, FLAGS_HEX_CHARS)
                : cart.version().toString();
    }

    private static Optional<String> mergedInto(Cart cart) {
        return cart.phase() instanceof Phase.Merged p
                ? Optional.of(p.customerCartId()).map(CartId::toString)
                : Optional.empty();
    }

    private static Optional<String> orderId(Cart cart) {
        return cart.phase() instanceof Phase.Ordered p ? Optional.of(p.orderId()) : Optional.empty();
    }
}
