package dev.cartlog.domain.command;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.command.CartCommand.AddItem;
import dev.cartlog.domain.command.CartCommand.ChangeQuantity;
import dev.cartlog.domain.command.CartCommand.ChangeQuantityBy;
import dev.cartlog.domain.command.CartCommand.ClearCart;
import dev.cartlog.domain.command.CartCommand.LineCommand;
import dev.cartlog.domain.command.CartCommand.Recalculate;
import dev.cartlog.domain.command.CartCommand.RemoveItem;
import dev.cartlog.domain.command.Refusal.FieldError;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.CartEvent.LineItemRemoved;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Decides the commands on the lines of an active cart. */
final class LineDecider {
    private static final String QUANTITY = "/quantity";
    private static final String DELTA = "/delta";
    private static final String SKU = "/sku";

    private final Cart cart;
    private final Context context;

    private LineDecider(Cart cart, Context context) {
        this.cart = cart;
        this.context = context;
    }

    static Decision decide(LineCommand command, Cart cart, Context context) {
        LineDecider decider = new LineDecider(cart, context);
        return switch (command) {
            case AddItem c -> decider.add(c);
            case ChangeQuantity c -> decider.onLine(c.lineId(), line -> decider.change(line, c.quantity(), QUANTITY));
            case ChangeQuantityBy c -> decider.onLine(c.lineId(), line -> decider.changeBy(line, c.delta()));
            case RemoveItem c -> decider.onLine(c.lineId(), LineDecider::remove);
            case ClearCart c -> cart.lines().isEmpty() ? Decision.NOTHING : Decision.accepted(new CartCleared());
            case Recalculate c -> decider.recalculate();
        };
    }

    private Decision add(AddItem command) {
        LineId lineId = LineId.of(command.sku(), command.attributes());
        Optional<CatalogItem> item = context.catalog().find(command.sku());
        if (item.isEmpty()) {
            return unknown(command.sku(), lineId);
        }
        if (command.quantity() < 1) {
            return belowLimit(lineId, QUANTITY, command.quantity(), 1);
        }
        Optional<CartLine> line = cart.lines().find(lineId);
        return line.isPresent()
                ? setQuantity(line.get(), saturatedSum(line.get(), command.quantity()), QUANTITY)
                : addLine(command, lineId, item.get());
    }

    private Decision addLine(AddItem command, LineId lineId, CatalogItem item) {
        Optional<Refusal> broken =
                LineRule.judge(QUANTITY, lineId, command.quantity(), Optional.of(item), context.limits());
        if (broken.isPresent()) {
            return new Decision.Rejected(broken.get());
        }
        Optional<Money> price = item.priceIn(cart.currency());
        if (price.isEmpty()) {
            FieldError error = FieldError.at(SKU, RefusalReason.PRICE_NOT_FOUND).on(lineId);
            return Decision.rejected(error, "The article has no price in " + cart.currency() + ".");
        }
        int linesMax = context.limits().linesMax();
        if (cart.lines().size() >= linesMax) {
            FieldError error =
                    FieldError.at("", RefusalReason.LINE_LIMIT).on(lineId).limits(linesMax + 1L, linesMax);
            return Decision.rejected(error, "The cart has its maximum of lines.");
        }
        return Decision.accepted(new LineItemAdded(
                lineId, item.sku(), item.name(), command.attributes(), Quantity.of(command.quantity()), price.get()));
    }

    private Decision changeBy(CartLine line, long delta) {
        long quantity = saturatedSum(line, delta);
        return quantity < 0 ? belowLimit(line.lineId(), DELTA, quantity, 0) : change(line, quantity, DELTA);
    }

    private Decision change(CartLine line, long quantity, String pointer) {
        if (quantity < 0) {
            return belowLimit(line.lineId(), pointer, quantity, 0);
        }
        return quantity == 0 ? remove(line) : setQuantity(line, quantity, pointer);
    }

    private Decision setQuantity(CartLine line, long quantity, String pointer) {
        if (quantity == line.quantity().pieces()) {
            return Decision.NOTHING;
        }
        Optional<CatalogItem> item = context.catalog().find(line.sku());
        return LineRule.judge(pointer, line.lineId(), quantity, item, context.limits())
                .<Decision>map(Decision.Rejected::new)
                .orElseGet(() -> Decision.accepted(
                        new LineItemQuantityChanged(line.lineId(), line.quantity(), Quantity.of(quantity))));
    }

    private static Decision remove(CartLine line) {
        return Decision.accepted(new LineItemRemoved(line.lineId(), line.quantity()));
    }

    /** Lines without a price today keep theirs; reading the cart flags them. */
    private Decision recalculate() {
        return new Decision.Accepted(cart.lines().all().stream()
                .flatMap(this::repriced)
                .<CartEvent>map(Function.identity())
                .toList());
    }

    private Stream<LineItemRepriced> repriced(CartLine line) {
        return context
                .catalog()
                .find(line.sku())
                .flatMap(item -> item.priceIn(cart.currency()))
                .filter(price -> !price.equals(line.unitPrice()))
                .map(price -> new LineItemRepriced(line.lineId(), line.unitPrice(), price))
                .stream();
    }

    private Decision onLine(LineId lineId, Function<CartLine, Decision> decision) {
        return cart.lines()
                .find(lineId)
                .map(decision)
                .orElseGet(() -> Decision.rejected(RefusalReason.LINE_NOT_FOUND, "The cart has no such line."));
    }

    private static Decision unknown(Sku sku, LineId lineId) {
        FieldError error = FieldError.at(SKU, RefusalReason.UNKNOWN_SKU).on(lineId);
        return Decision.rejected(error, "The catalogue has no article " + sku + ".");
    }

    private static Decision belowLimit(LineId lineId, String pointer, long requested, long allowed) {
        FieldError error = FieldError.at(pointer, RefusalReason.QUANTITY_BELOW_LIMIT)
                .on(lineId)
                .limits(requested, allowed);
        return Decision.rejected(error, "The quantity is below what is possible.");
    }

    /** Sums beyond a long are far beyond every limit; they must not wrap around into the allowed range. */
    private static long saturatedSum(CartLine line, long delta) {
        long quantity = line.quantity().pieces();
        return delta > Long.MAX_VALUE - quantity ? Long.MAX_VALUE : quantity + delta;
    }
}
