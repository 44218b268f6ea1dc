package dev.cartlog.domain.command;

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
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.domain.value.Sha256;
import java.util.List;

/** Commands as canonical JSON, to tell a repetition from another command under the same idempotency key. */
public final class CommandDocument {
    private CommandDocument() {}

    /**
     * A fingerprint of type and payload of a request's commands: 22 base64url characters of SHA-256. What the server
     * itself finds out while handling (a guest's new token, the lowest acceptable attempt) is no part of it.
     */
    public static String fingerprint(List<? extends CartCommand> commands) {
        JsonWriter json = new JsonWriter();
        json.object(o -> o.array("commands", commands, CommandDocument::write));
        return Sha256.shortText(json.toString());
    }

    private static void write(JsonWriter json, CartCommand command) {
        json.object(o -> fields(o, command));
    }

    private static void fields(JsonWriter o, CartCommand command) {
        switch (command) {
            case AddItem c ->
                JsonValues.attributes(o, c.attributes())
                        .string("quantity", Long.toString(c.quantity()))
                        .string("sku", c.sku().value());
            case ChangeQuantity c ->
                o.string("lineId", c.lineId().value()).string("quantity", Long.toString(c.quantity()));
            case ChangeQuantityBy c ->
                o.string("delta", Long.toString(c.delta()))
                        .string("lineId", c.lineId().value());
            case RemoveItem c -> o.string("lineId", c.lineId().value());
            case CreateCart c -> o.string("currency", c.currency()).string("store", c.store());
            case ConfirmOrder c ->
                o.string("checkoutId", c.checkoutId().toString()).string("orderId", c.orderId());
            case ReleaseCheckout c ->
                o.string("checkoutId", c.checkoutId().toString()).string("reason", c.reason());
            case ExpireCart c -> o.string("idleSince", JsonValues.time(c.idleSince()));
            case RequestMerge c ->
                o.string("cartPolicy", c.cartPolicy().name())
                        .string("guestCartId", c.guestCartId().toString())
                        .string("mergeId", c.mergeId().toString())
                        .string("quantityPolicy", c.quantityPolicy().name());
            case ClaimCart c ->
                o.number("attempt", c.attempt())
                        .string("customerCartId", c.customerCartId().toString())
                        .string("mergeId", c.mergeId().toString());
            case CompleteMerge c ->
                o.number("attempt", c.attempt())
                        .array("guestLines", c.guestLines(), CartLine::writeTo)
                        .string("mergeId", c.mergeId().toString());
            case FinishMerge c ->
                o.string("customerCartId", c.customerCartId().toString())
                        .string("mergeId", c.mergeId().toString());
            case RejectMerge c ->
                o.number("attempt", c.attempt())
                        .string("mergeId", c.mergeId().toString())
                        .string("reason", c.reason());
            case ReleaseClaim c ->
                o.number("attempt", c.attempt())
                        .string("customerCartId", c.customerCartId().toString())
                        .string("mergeId", c.mergeId().toString())
                        .string("reason", c.reason());
            case RevertMerge c -> o.string("mergeId", c.mergeId().toString());
            case SaveCart c ->
                o.array("lines", c.lines(), CartLine::writeTo)
                        .string("mergeId", c.mergeId().toString());
            case ClearCart c -> noFields();
            case Recalculate c -> noFields();
            case CheckOut c -> noFields();
        }
        o.string("type", command.type());
    }

    private static void noFields() {
        // The type says it all.
    }
}
