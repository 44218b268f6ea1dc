package dev.cartlog.command.http;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.CartCommand.ChangeQuantity;
import dev.cartlog.domain.command.CartCommand.ChangeQuantityBy;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.command.CartCommand.RemoveItem;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.web.json.JsonObject;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes commands of bodies. What has the wrong form is refused here; whether the cart can do it is the domain's to say. */
final class CommandBodies {
    static final int COMMANDS_MAX = 100;
    static final int ATTRIBUTES_MAX = 10;
    static final int ATTRIBUTE_CODE_POINTS_MAX = 64;
    static final String STORE_DEFAULT = "default";

    private static final int NAME_CHARS_MAX = 64;
    private static final Pattern STORE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern LINE_ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    /** No line has this id; a path that spells no line id means it, so that the cart's own checks still come first. */
    private static final LineId NO_LINE = new LineId("-");

    private CommandBodies() {}

    /** @param store of the cart, by default {@link #STORE_DEFAULT} */
    record NewCart(String currency, String store) {}

    static NewCart newCart(JsonObject body) {
        body.only(Set.of("currency", "store"));
        String currency = body.text("currency", NAME_CHARS_MAX);
        if (!Money.isCurrency(currency)) {
            throw malformed(body.at("currency"), "A currency is three upper-case letters, as in ISO 4217.");
        }
        return new NewCart(currency, store(body));
    }

    private static String store(JsonObject body) {
        String store = body.optionalText("store", NAME_CHARS_MAX).orElse(STORE_DEFAULT);
        if (!STORE.matcher(store).matches()) {
            throw malformed(body.at("store"), "A store is 1 to 64 letters, digits, hyphens or underscores.");
        }
        return store;
    }

    /** The store that a query parameter names. */
    static String store(Optional<String> parameter) {
        String store = parameter.orElse(STORE_DEFAULT);
        if (!STORE.matcher(store).matches()) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "A store is 1 to 64 letters, digits, hyphens or underscores.");
        }
        return store;
    }

    static AddItem addItem(JsonObject body) {
        body.only(Set.of("sku", "quantity", "attributes"));
        return item(body);
    }

    private static AddItem item(JsonObject body) {
        Attributes attributes = Attributes.of(body.texts("attributes", ATTRIBUTES_MAX, ATTRIBUTE_CODE_POINTS_MAX));
        return new AddItem(sku(body), body.integer("quantity"), attributes);
    }

    private static Sku sku(JsonObject body) {
        String sku = body.text("sku", Sku.SKU_CODE_POINTS_MAX);
        if (sku.isEmpty()) {
            throw malformed(body.at("sku"), "A SKU has 1 to 64 characters.");
        }
        return new Sku(sku);
    }

    static CartCommand changeLine(LineId lineId, JsonObject body) {
        body.only(Set.of("quantity", "delta"));
        if (body.has("quantity") == body.has("delta")) {
            throw malformed("", "Exactly one of quantity and delta is expected.");
        }
        return body.has("quantity")
                ? new ChangeQuantity(lineId, body.integer("quantity"))
                : new ChangeQuantityBy(lineId, body.integer("delta"));
    }

    /** The line that a path names. */
    static LineId lineId(String path) {
        return LINE_ID.matcher(path).matches() ? new LineId(path) : NO_LINE;
    }

    static List<CartCommand> batch(JsonObject body) {
        return body.only(Set.of("commands")).objects("commands", 1, COMMANDS_MAX).stream()
                .map(CommandBodies::command)
                .toList();
    }

    private static CartCommand command(JsonObject body) {
        String type = body.text("type", NAME_CHARS_MAX);
        return switch (type) {
            case "AddItem" -> item(body.only(Set.of("type", "sku", "quantity", "attributes")));
            case "ChangeQuantity" ->
                new ChangeQuantity(lineId(body.only(Set.of("type", "lineId", "quantity"))), body.integer("quantity"));
            case "ChangeQuantityBy" ->
                new ChangeQuantityBy(lineId(body.only(Set.of("type", "lineId", "delta"))), body.integer("delta"));
            case "RemoveItem" -> new RemoveItem(lineId(body.only(Set.of("type", "lineId"))));
            case "ClearCart" -> only(body, new ClearCart());
            case "Recalculate" -> only(body, new Recalculate());
            default ->
                throw malformed(
                        body.at("type"),
                        "One of AddItem, ChangeQuantity, ChangeQuantityBy, RemoveItem, ClearCart, Recalculate is expected.");
        };
    }

    private static LineId lineId(JsonObject body) {
        return lineId(body.text("lineId", NAME_CHARS_MAX));
    }

    private static CartCommand only(JsonObject body, CartCommand command) {
        body.only(Set.of("type"));
        return command;
    }

    static ProblemException malformed(String pointer, String detail) {
        return new ProblemException(Problem.ofField(ProblemType.MALFORMED_REQUEST, pointer, detail));
    }
}
