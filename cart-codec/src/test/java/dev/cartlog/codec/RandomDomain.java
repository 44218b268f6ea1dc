package dev.cartlog.codec;

import dev.cartlog.domain.cart.AppliedCommand;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CommandLedger;
import dev.cartlog.domain.cart.Lines;
import dev.cartlog.domain.cart.Phase;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.CartPolicy;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeStatus;
import dev.cartlog.domain.merge.QuantityPolicy;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Any domain value, from a seed: the same seed gives the same value. It need not make sense as a history. */
final class RandomDomain {
    private final RandomValues values;

    RandomDomain(long seed) {
        values = new RandomValues(seed);
    }

    RecordedEvent recorded(CartEvent event) {
        CartId cartId = values.cartId();
        EventMeta unsealed = new EventMeta(
                values.uuid(),
                cartId,
                values.version(),
                values.time(),
                values.actor(),
                values.text(),
                values.text(),
                values.text(),
                values.text(),
                "0".repeat(64),
                "");
        return RecordedEvent.seal(unsealed, event);
    }

    /** One of each event. */
    List<CartEvent> events() {
        return List.of(
                new CartEvent.CartCreated("default", "EUR", values.owner(), values.optional(values::uuid)),
                new CartEvent.LineItemAdded(
                        values.lineId(),
                        values.sku(),
                        values.text(),
                        values.attributes(),
                        values.quantity(),
                        values.money()),
                new CartEvent.LineItemQuantityChanged(values.lineId(), values.quantity(), values.quantity()),
                new CartEvent.LineItemRemoved(values.lineId(), values.quantity()),
                new CartEvent.LineItemRepriced(values.lineId(), values.money(), values.money()),
                new CartEvent.CartCleared(),
                new CartEvent.CartMergeRequested(
                        values.uuid(),
                        values.small(),
                        values.cartId(),
                        values.any(CartPolicy.values()),
                        values.any(QuantityPolicy.values())),
                new CartEvent.CartMergeClaimed(
                        values.uuid(), values.small(), values.cartId(), values.version(), lines()),
                merged(),
                new CartEvent.CartMergeRejected(values.uuid(), values.small(), values.text()),
                new CartEvent.CartMergeReleased(values.uuid(), values.small(), values.text()),
                new CartEvent.CartMergedInto(values.uuid(), values.cartId()),
                new CartEvent.CartMergeReverted(values.uuid(), lines(), values.cartId()),
                new CartEvent.CartCheckedOut(values.uuid(), lines(), values.money()),
                new CartEvent.CartCheckoutReleased(values.uuid(), values.text()),
                new CartEvent.CartOrdered(values.uuid(), values.text()),
                new CartEvent.CartExpired(values.time()));
    }

    /** One of each phase. */
    List<Phase> phases() {
        return List.of(
                new Phase.Active(),
                new Phase.Merging(values.uuid(), values.small(), values.cartId()),
                new Phase.Merged(values.uuid(), values.cartId()),
                new Phase.CheckedOut(values.uuid(), values.time()),
                new Phase.Ordered(values.uuid(), values.text()),
                new Phase.Expired(values.time()),
                new Phase.Saved(values.uuid()));
    }

    Cart cart(Phase phase) {
        Map<UUID, Merge> merges = new LinkedHashMap<>();
        values.list(this::merge).forEach(merge -> merges.put(merge.mergeId(), merge));
        Map<UUID, Integer> claims = new LinkedHashMap<>();
        values.list(values::uuid).forEach(mergeId -> claims.put(mergeId, values.small()));
        return new Cart(
                values.cartId(),
                values.version(),
                "default",
                "EUR",
                values.owner(),
                phase,
                new Lines(lines()),
                merges,
                claims,
                values.optional(values::uuid),
                CommandLedger.of(values.list(this::applied), values.list(values::text)),
                values.time(),
                values.time(),
                values.text());
    }

    CatalogItem catalogItem() {
        return new CatalogItem(
                values.sku(),
                values.text(),
                values.optional(values::money),
                values.small(),
                values.flag(),
                values.quantity(),
                values.quantity(),
                values.flag());
    }

    private List<CartLine> lines() {
        return values.list(values::line);
    }

    private CartEvent merged() {
        return new CartEvent.CartMerged(
                values.uuid(),
                values.small(),
                values.small(),
                values.cartId(),
                values.any(CartPolicy.values()),
                values.any(QuantityPolicy.values()),
                lines(),
                lines(),
                values.caps(),
                values.prices(),
                values.list(values::outcome),
                lines());
    }

    private Merge merge() {
        return new Merge(
                values.uuid(),
                values.any(MergeStatus.values()),
                values.small(),
                values.cartId(),
                values.any(CartPolicy.values()),
                values.any(QuantityPolicy.values()),
                values.list(values::outcome),
                lines(),
                lines(),
                values.optional(values::time),
                values.optional(values::cartId));
    }

    private AppliedCommand applied() {
        List<String> types =
                values.list(() -> values.any(new String[] {"CartCreated", "LineItemAdded", "CartCleared"}));
        return new AppliedCommand(values.bits(), values.bits(), values.version(), types);
    }
}
