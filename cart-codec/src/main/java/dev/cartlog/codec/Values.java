package dev.cartlog.codec;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What occurs in many records. */
final class Values {
    private Values() {}

    static dev.cartlog.events.Money toAvro(Money money) {
        return new dev.cartlog.events.Money(money.amountMinor(), money.currency());
    }

    static Money toDomain(dev.cartlog.events.Money money) {
        return new Money(money.getAmountMinor(), money.getCurrency());
    }

    static dev.cartlog.events.Actor toAvro(Actor actor) {
        return new dev.cartlog.events.Actor(actor.type().name(), actor.id());
    }

    static Actor toDomain(dev.cartlog.events.Actor actor) {
        return new Actor(Actor.Type.valueOf(actor.getType()), actor.getId());
    }

    static List<dev.cartlog.events.CartLine> toAvro(List<CartLine> lines) {
        return lines.stream().map(Values::toAvro).toList();
    }

    static List<CartLine> toDomain(List<dev.cartlog.events.CartLine> lines) {
        return lines.stream().map(Values::toDomain).toList();
    }

    private static dev.cartlog.events.CartLine toAvro(CartLine line) {
        return new dev.cartlog.events.CartLine(
                line.lineId().value(),
                line.sku().value(),
                line.name(),
                line.attributes().values(),
                line.quantity().pieces(),
                toAvro(line.unitPrice()),
                line.addedAt());
    }

    private static CartLine toDomain(dev.cartlog.events.CartLine line) {
        return new CartLine(
                new LineId(line.getLineId()),
                new Sku(line.getSku()),
                line.getName(),
                Attributes.of(line.getAttributes()),
                new Quantity(line.getQuantity()),
                toDomain(line.getUnitPrice()),
                line.getAddedAt());
    }

    static Optional<UUID> uuid(@Nullable String text) {
        return Optional.ofNullable(text).map(UUID::fromString);
    }

    static Optional<CartId> cartId(@Nullable String text) {
        return Optional.ofNullable(text).map(CartId::of);
    }

    static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
