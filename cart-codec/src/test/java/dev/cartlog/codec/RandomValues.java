package dev.cartlog.codec;

import dev.cartlog.domain.event.Actor;
import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeOutcome;
import dev.cartlog.domain.value.Attributes;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.domain.value.Sku;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** The small values that domain values are made of, extremes included. */
final class RandomValues {
    private static final String[] CHARACTERS = {"a", "Z", "9", " ", "\"", "\\", "é", "ß", "☕", "😀", "\u0001", "漢"};
    private static final int LIST_ITEMS_MAX = 4;

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    long bits() {
        return random.nextLong();
    }

    <T> T any(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> Optional<T> optional(Supplier<T> value) {
        return flag() ? Optional.of(value.get()) : Optional.empty();
    }

    <T> List<T> list(Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(LIST_ITEMS_MAX + 1); i > 0; i--) {
            items.add(item.get());
        }
        return items;
    }

    boolean flag() {
        return random.nextBoolean();
    }

    int small() {
        return random.nextInt(1_000);
    }

    String text() {
        return String.join("", list(() -> any(CHARACTERS)));
    }

    UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Instant time() {
        return Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
    }

    CartId cartId() {
        byte[] key = new byte[16];
        random.nextBytes(key);
        return new CartId(RoutingKey.ofGuest(key), 1 + random.nextInt(100));
    }

    CartVersion version() {
        return new CartVersion(random.nextLong(1, 1L << 53));
    }

    Actor actor() {
        return new Actor(any(Actor.Type.values()), text());
    }

    Owner owner() {
        return flag() ? new Owner.Guest(text()) : new Owner.Customer(text());
    }

    Sku sku() {
        return new Sku("s" + text());
    }

    LineId lineId() {
        return LineId.of(sku(), attributes());
    }

    Attributes attributes() {
        Map<String, String> attributes = new HashMap<>();
        list(this::text).forEach(name -> attributes.put(name, text()));
        return Attributes.of(attributes);
    }

    Quantity quantity() {
        return new Quantity(flag() ? small() : Integer.MAX_VALUE - small());
    }

    Money money() {
        return new Money(random.nextLong(10_000_000_001L), "EUR");
    }

    CartLine line() {
        return new CartLine(lineId(), sku(), text(), attributes(), quantity(), money(), time());
    }

    MergeOutcome outcome() {
        return new MergeOutcome(
                lineId(),
                sku(),
                any(MergeOutcome.Kind.values()),
                quantity(),
                quantity(),
                optional(() -> any(MergeOutcome.Reason.values())));
    }

    MergeCaps caps() {
        Map<Sku, MergeCaps.ItemCap> items = new HashMap<>();
        list(this::sku)
                .forEach(sku -> items.put(
                        sku, new MergeCaps.ItemCap(random.nextLong(1L << 53), flag(), quantity(), quantity(), flag())));
        return new MergeCaps(small(), quantity(), items);
    }

    Map<Sku, Money> prices() {
        Map<Sku, Money> prices = new HashMap<>();
        list(this::sku).forEach(sku -> prices.put(sku, money()));
        return prices;
    }
}
