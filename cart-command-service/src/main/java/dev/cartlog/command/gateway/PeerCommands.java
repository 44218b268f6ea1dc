package dev.cartlog.command.gateway;

import dev.cartlog.domain.command.CartCommand;
import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.CartCommand.ChangeQuantity;
import dev.cartlog.domain.command.CartCommand.ChangeQuantityBy;
import dev.cartlog.domain.command.CartCommand.CheckOut;
import dev.cartlog.domain.command.CartCommand.ClaimCart;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.CompleteMerge;
import dev.cartlog.domain.command.CartCommand.ConfirmOrder;
import dev.cartlog.domain.command.CartCommand.CreateCart;
import dev.cartlog.domain.command.CartCommand.ExpireCart;
import dev.cartlog.domain.command.CartCommand.FinishMerge;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.command.CartCommand.RejectMerge;
import dev.cartlog.domain.command.CartCommand.ReleaseCheckout;
import dev.cartlog.domain.command.CartCommand.ReleaseClaim;
import dev.cartlog.domain.command.CartCommand.RemoveItem;
import dev.cartlog.domain.command.CartCommand.RequestMerge;
import dev.cartlog.domain.command.CartCommand.RevertMerge;
import dev.cartlog.domain.command.CartCommand.SaveCart;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Commands as peers write them to each other: every field, the inner ones too. */
final class PeerCommands {
    private PeerCommands() {}

    static void write(ObjectNode o, CartCommand command) {
        o.put("type", command.type());
        switch (command) {
            case AddItem c -> {
                o.put("sku", c.sku().value()).put("quantity", c.quantity());
                PeerValues.writeAttributes(o, c.attributes());
            }
            case ChangeQuantity c -> o.put("lineId", c.lineId().value()).put("quantity", c.quantity());
            case ChangeQuantityBy c -> o.put("lineId", c.lineId().value()).put("delta", c.delta());
            case RemoveItem c -> o.put("lineId", c.lineId().value());
            case CreateCart c -> writeCreate(o, c);
            case ConfirmOrder c ->
                o.put("checkoutId", c.checkoutId().toString()).put("orderId", c.orderId());
            case ReleaseCheckout c ->
                o.put("checkoutId", c.checkoutId().toString()).put("reason", c.reason());
            case ExpireCart c -> o.put("idleSince", c.idleSince().toString());
            case RequestMerge c -> writeRequestMerge(o, c);
            case ClaimCart c ->
                attempt(o, c.mergeId(), c.attempt())
                        .put("customerCartId", c.customerCartId().toString());
            case CompleteMerge c -> PeerValues.writeLines(attempt(o, c.mergeId(), c.attempt()), c.guestLines());
            case FinishMerge c ->
                o.put("mergeId", c.mergeId().toString())
                        .put("customerCartId", c.customerCartId().toString());
            case RejectMerge c -> attempt(o, c.mergeId(), c.attempt()).put("reason", c.reason());
            case ReleaseClaim c ->
                attempt(o, c.mergeId(), c.attempt())
                        .put("customerCartId", c.customerCartId().toString())
                        .put("reason", c.reason());
            case RevertMerge c -> o.put("mergeId", c.mergeId().toString());
            case SaveCart c -> {
                writeCreate(o.put("mergeId", c.mergeId().toString()).putObject("created"), c.created());
                PeerValues.writeLines(o, c.lines());
            }
            case ClearCart c -> noFields();
            case Recalculate c -> noFields();
            case CheckOut c -> noFields();
        }
    }

    private static void noFields() {
        // The type says it all.
    }

    private static ObjectNode attempt(ObjectNode o, UUID mergeId, int attempt) {
        return o.put("mergeId", mergeId.toString()).put("attempt", attempt);
    }

    private static void writeCreate(ObjectNode o, CreateCart c) {
        o.put("store", c.store()).put("currency", c.currency());
        PeerValues.writeOwner(o, c.owner());
    }

    private static void writeRequestMerge(ObjectNode o, RequestMerge c) {
        o.put("mergeId", c.mergeId().toString())
                .put("attemptMin", c.attemptMin())
                .put("guestCartId", c.guestCartId().toString())
                .put("cartPolicy", c.cartPolicy().name())
                .put("quantityPolicy", c.quantityPolicy().name());
        writeCreate(o.putObject("ifMissing"), c.ifMissing());
    }

    /** @throws IllegalArgumentException when it is no command */
    static CartCommand read(JsonNode o) {
        return switch (PeerValues.text(o, "type")) {
            case "AddItem" ->
                new AddItem(
                        new Sku(PeerValues.text(o, "sku")),
                        PeerValues.number(o, "quantity"),
                        PeerValues.readAttributes(o));
            case "ChangeQuantity" -> new ChangeQuantity(lineId(o), PeerValues.number(o, "quantity"));
            case "ChangeQuantityBy" -> new ChangeQuantityBy(lineId(o), PeerValues.number(o, "delta"));
            case "RemoveItem" -> new RemoveItem(lineId(o));
            case "CreateCart" -> readCreate(o);
            case "ConfirmOrder" -> new ConfirmOrder(uuid(o, "checkoutId"), PeerValues.text(o, "orderId"));
            case "ReleaseCheckout" -> new ReleaseCheckout(uuid(o, "checkoutId"), PeerValues.text(o, "reason"));
            case "ExpireCart" -> new ExpireCart(Instant.parse(PeerValues.text(o, "idleSince")));
            case "ClearCart" -> new ClearCart();
            case "Recalculate" -> new Recalculate();
            case "CheckOut" -> new CheckOut();
            default -> readMergeStep(o);
        };
    }

    private static CartCommand readMergeStep(JsonNode o) {
        UUID mergeId = uuid(o, "mergeId");
        return switch (PeerValues.text(o, "type")) {
            case "RequestMerge" ->
                new RequestMerge(
                        mergeId,
                        (int) PeerValues.number(o, "attemptMin"),
                        cartId(o, "guestCartId"),
                        CartPolicy.valueOf(PeerValues.text(o, "cartPolicy")),
                        QuantityPolicy.valueOf(PeerValues.text(o, "quantityPolicy")),
                        readCreate(PeerValues.field(o, "ifMissing")));
            case "ClaimCart" -> new ClaimCart(mergeId, attempt(o), cartId(o, "customerCartId"));
            case "CompleteMerge" -> new CompleteMerge(mergeId, attempt(o), PeerValues.readLines(o));
            case "FinishMerge" -> new FinishMerge(mergeId, cartId(o, "customerCartId"));
            case "RejectMerge" -> new RejectMerge(mergeId, attempt(o), PeerValues.text(o, "reason"));
            case "ReleaseClaim" ->
                new ReleaseClaim(mergeId, attempt(o), cartId(o, "customerCartId"), PeerValues.text(o, "reason"));
            case "RevertMerge" -> new RevertMerge(mergeId);
            case "SaveCart" ->
                new SaveCart(mergeId, readCreate(PeerValues.field(o, "created")), PeerValues.readLines(o));
            default -> throw new IllegalArgumentException("no such command: " + PeerValues.text(o, "type"));
        };
    }

    private static CreateCart readCreate(JsonNode o) {
        return new CreateCart(PeerValues.text(o, "store"), PeerValues.text(o, "currency"), PeerValues.readOwner(o));
    }

    private static int attempt(JsonNode o) {
        return (int) PeerValues.number(o, "attempt");
    }

    private static LineId lineId(JsonNode o) {
        return new LineId(PeerValues.text(o, "lineId"));
    }

    private static CartId cartId(JsonNode o, String field) {
        return CartId.of(PeerValues.text(o, field));
    }

    private static UUID uuid(JsonNode o, String field) {
        return UUID.fromString(PeerValues.text(o, field));
    }
}
