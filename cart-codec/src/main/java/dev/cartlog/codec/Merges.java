package dev.cartlog.codec;

import dev.cartlog.domain.merge.MergeCaps;
import dev.cartlog.domain.merge.MergeOutcome;
import dev.cartlog.domain.value.LineId;
import dev.cartlog.domain.value.Money;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.events.ItemCap;
import dev.cartlog.events.ItemPrice;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inputs and outcomes of a merge. What the domain keeps by SKU is a list in the order of the SKUs. */
final class Merges {
    private static final Comparator<Map.Entry<Sku, ?>> BY_SKU =
            Comparator.comparing(entry -> entry.getKey().value());

    private Merges() {}

    static List<dev.cartlog.events.MergeOutcome> outcomesToAvro(List<MergeOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> new dev.cartlog.events.MergeOutcome(
                        outcome.lineId().value(),
                        outcome.sku().value(),
                        outcome.outcome().name(),
                        (long) outcome.requested().pieces(),
                        outcome.granted().pieces(),
                        Values.text(outcome.reason())))
                .toList();
    }

    static List<MergeOutcome> outcomesToDomain(List<dev.cartlog.events.MergeOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> new MergeOutcome(
                        new LineId(outcome.getLineId()),
                        new Sku(outcome.getSku()),
                        MergeOutcome.Kind.valueOf(outcome.getOutcome()),
                        Quantity.of(outcome.getRequested()),
                        new Quantity(outcome.getGranted()),
                        Optional.ofNullable(outcome.getReason()).map(MergeOutcome.Reason::valueOf)))
                .toList();
    }

    static dev.cartlog.events.MergeCaps capsToAvro(MergeCaps caps) {
        List<ItemCap> items = caps.items().entrySet().stream()
                .sorted(BY_SKU)
                .map(entry -> itemToAvro(entry.getKey(), entry.getValue()))
                .toList();
        return new dev.cartlog.events.MergeCaps(
                caps.lineLimit(), caps.perLineMaximum().pieces(), items);
    }

    static MergeCaps capsToDomain(dev.cartlog.events.MergeCaps caps) {
        Map<Sku, MergeCaps.ItemCap> items = new HashMap<>();
        for (ItemCap item : caps.getItems()) {
            items.put(
                    new Sku(item.getSku()),
                    new MergeCaps.ItemCap(
                            item.getAvailable(),
                            item.getBackorderable(),
                            new Quantity(item.getMinQuantity()),
                            new Quantity(item.getMaxQuantity()),
                            item.getActive()));
        }
        return new MergeCaps(caps.getLineLimit(), new Quantity(caps.getPerLineMaximum()), items);
    }

    static List<ItemPrice> pricesToAvro(Map<Sku, Money> prices) {
        return prices.entrySet().stream()
                .sorted(BY_SKU)
                .map(entry -> new ItemPrice(entry.getKey().value(), Values.toAvro(entry.getValue())))
                .toList();
    }

    static Map<Sku, Money> pricesToDomain(List<ItemPrice> prices) {
        Map<Sku, Money> bySku = new HashMap<>();
        for (ItemPrice price : prices) {
            if (price.getUnitPrice() != null) {
                bySku.put(new Sku(price.getSku()), Values.toDomain(price.getUnitPrice()));
            }
        }
        return Map.copyOf(bySku);
    }

    private static ItemCap itemToAvro(Sku sku, MergeCaps.ItemCap cap) {
        return new ItemCap(
                sku.value(),
                cap.available(),
                cap.backorderable(),
                cap.minQuantity().pieces(),
                cap.maxQuantity().pieces(),
                cap.active());
    }
}
