package dev.cartlog.domain.cart;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.CartEvent.CartCheckedOut;
import dev.cartlog.domain.event.CartEvent.CartCheckoutReleased;
import dev.cartlog.domain.event.CartEvent.CartCleared;
import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartExpired;
import dev.cartlog.domain.event.CartEvent.CartMergeClaimed;
import dev.cartlog.domain.event.CartEvent.CartMergeRejected;
import dev.cartlog.domain.event.CartEvent.CartMergeReleased;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.CartEvent.CartMergeReverted;
import dev.cartlog.domain.event.CartEvent.CartMerged;
import dev.cartlog.domain.event.CartEvent.CartMergedInto;
import dev.cartlog.domain.event.CartEvent.CartOrdered;
import dev.cartlog.domain.event.CartEvent.LineItemAdded;
import dev.cartlog.domain.event.CartEvent.LineItemQuantityChanged;
import dev.cartlog.domain.event.CartEvent.LineItemRemoved;
import dev.cartlog.domain.event.CartEvent.LineItemRepriced;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.CartVersion;
import java.util.Map;
import java.util.Optional;

/**
 * The fold: what a cart is after one more event. Used alike while deciding, while loading, in the read models and in
 * verification, so all of them agree. It never refuses; an event that cannot follow throws {@link ImpossibleEvent}.
 */
public final class Evolution {
    private Evolution() {}

    /** What a cart remembers of the commands behind its events. */
    @FunctionalInterface
    private interface Memory {
        CommandLedger after(CommandLedger before, EventMeta meta, CartEvent event);
    }

    private static final Memory COMMANDS = (before, meta, event) -> before.after(meta, event.type());
    private static final Memory NOTHING = (before, meta, event) -> CommandLedger.EMPTY;

    /** @throws ImpossibleEvent when the event cannot be the next one of this cart */
    public static Cart evolve(Optional<Cart> cart, RecordedEvent recorded) {
        return evolve(cart, recorded, COMMANDS);
    }

    /**
     * The same {@linkplain Cart#withoutLedger without the ledger}, which is much of the work and only writers need.
     *
     * @throws ImpossibleEvent when the event cannot be the next one of this cart
     */
    public static Cart evolveWithoutLedger(Optional<Cart> cart, RecordedEvent recorded) {
        return evolve(cart, recorded, NOTHING);
    }

    private static Cart evolve(Optional<Cart> cart, RecordedEvent recorded, Memory memory) {
        return cart.isPresent() ? evolve(cart.get(), recorded, memory) : begin(recorded, memory);
    }

    /** The fold of a whole history; empty for none. */
    public static Optional<Cart> fold(Iterable<RecordedEvent> history) {
        Optional<Cart> cart = Optional.empty();
        for (RecordedEvent event : history) {
            cart = Optional.of(evolve(cart, event));
        }
        return cart;
    }

    private static Cart begin(RecordedEvent recorded, Memory memory) {
        EventMeta meta = recorded.meta();
        if (!(recorded.event() instanceof CartCreated created)
                || !meta.version().equals(CartVersion.NONE.next())) {
            throw new ImpossibleEvent("cart " + meta.cartId() + " begins with "
                    + recorded.event().type() + " at version " + meta.version());
        }
        Phase phase = created.savedFromMergeId().<Phase>map(Phase.Saved::new).orElseGet(Phase.Active::new);
        return new Cart(
                meta.cartId(),
                meta.version(),
                created.store(),
                created.currency(),
                created.owner(),
                phase,
                Lines.NONE,
                Map.of(),
                Map.of(),
                Optional.empty(),
                memory.after(CommandLedger.EMPTY, meta, created),
                meta.occurredAt(),
                meta.occurredAt(),
                meta.hash());
    }

    private static Cart evolve(Cart before, RecordedEvent recorded, Memory memory) {
        EventMeta meta = recorded.meta();
        if (!meta.cartId().equals(before.cartId())
                || !meta.version().equals(before.version().next())) {
            throw new ImpossibleEvent("version " + meta.version() + " of cart " + meta.cartId() + " after version "
                    + before.version() + " of cart " + before.cartId());
        }
        if (!Succession.allows(recorded.event(), before)) {
            throw new ImpossibleEvent(recorded.event().type() + " at version " + meta.version() + " of cart "
                    + meta.cartId() + ", which is " + before.phase().status());
        }
        CommandLedger ledger = memory.after(before.ledger(), meta, recorded.event());
        return apply(before.stepped(meta, ledger), meta, recorded.event());
    }

    private static Cart apply(Cart cart, EventMeta meta, CartEvent event) {
        Lines lines = cart.lines();
        return switch (event) {
            case CartCreated e -> throw new ImpossibleEvent("cart " + cart.cartId() + " was created twice");
            case LineItemAdded e ->
                cart.withLines(lines.with(new CartLine(
                        e.lineId(),
                        e.sku(),
                        e.name(),
                        e.attributes(),
                        e.quantity(),
                        e.unitPrice(),
                        meta.occurredAt())));
            case LineItemQuantityChanged e ->
                cart.withLines(lines.change(e.lineId(), line -> line.withQuantity(e.quantity())));
            case LineItemRemoved e -> cart.withLines(lines.without(e.lineId()));
            case LineItemRepriced e ->
                cart.withLines(lines.change(e.lineId(), line -> line.withUnitPrice(e.unitPrice())));
            case CartCleared e -> cart.withLines(Lines.NONE);
            case CartMergeRequested e ->
                cart.withMerge(Merge.requested(
                        e.mergeId(),
                        e.attempt(),
                        e.guestCartId(),
                        e.cartPolicy(),
                        e.quantityPolicy(),
                        meta.occurredAt()));
            case CartMerged e ->
                cart.withLines(new Lines(e.lines()))
                        .withMerge(cart.requireMerge(e.mergeId())
                                .completed(e.outcomes(), e.customerLines(), e.guestLines(), meta.occurredAt()));
            case CartMergeRejected e ->
                cart.withMerge(cart.requireMerge(e.mergeId()).rejected(meta.occurredAt()));
            case CartMergeReverted e ->
                cart.withLines(new Lines(e.lines()))
                        .withMerge(cart.requireMerge(e.mergeId()).reverted(e.savedCartId()));
            case CartMergeClaimed e -> cart.withPhase(new Phase.Merging(e.mergeId(), e.attempt(), e.customerCartId()));
            case CartMergeReleased e -> cart.withPhase(new Phase.Active()).withReleasedClaim(e.mergeId(), e.attempt());
            case CartMergedInto e -> cart.withPhase(new Phase.Merged(e.mergeId(), e.customerCartId()));
            case CartCheckedOut e -> cart.withPhase(new Phase.CheckedOut(e.checkoutId(), meta.occurredAt()));
            case CartCheckoutReleased e -> cart.withPhase(new Phase.Active()).withReleasedCheckout(e.checkoutId());
            case CartOrdered e -> cart.withPhase(new Phase.Ordered(e.checkoutId(), e.orderId()));
            case CartExpired e -> cart.withPhase(new Phase.Expired(e.idleSince()));
        };
    }
}
