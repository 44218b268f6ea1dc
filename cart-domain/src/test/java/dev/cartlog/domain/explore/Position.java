package dev.cartlog.domain.explore;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.request.Admission;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartLine;
import dev.cartlog.domain.value.LineId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A cart with its whole log, somewhere in an exploration. Every step to another position is checked. */
record Position(CartId cartId, Optional<Cart> cart, List<RecordedEvent> log) {

    static Position start(CartId cartId) {
        return new Position(cartId, Optional.empty(), List.of());
    }

    /** What the request leads to, or an error that names the broken promise. */
    Position after(CartRequest request, Context context) {
        Outcome outcome = Admission.admit(request, cartId, cart, context);
        return switch (outcome) {
            case Outcome.Applied applied -> {
                Position next = applied(applied, context.limits());
                next.repeat(request, context);
                yield next;
            }
            case Outcome.Unchanged unchanged -> same(Optional.of(unchanged.cart()));
            case Outcome.Replayed replayed -> same(Optional.of(replayed.cart()));
            case Outcome.Refused refused -> {
                require(refused.cart().isEmpty() || refused.cart().equals(cart), "a refusal shows another cart");
                yield this;
            }
        };
    }

    private Position same(Optional<Cart> told) {
        require(told.equals(cart), "something changed without an event");
        return this;
    }

    private Position applied(Outcome.Applied applied, Limits limits) {
        require(!applied.events().isEmpty(), "applied without an event");
        Optional<Cart> folded = cart;
        List<RecordedEvent> longer = new ArrayList<>(log);
        for (RecordedEvent event : applied.events()) {
            checkLink(event, folded);
            try {
                folded = Optional.of(Evolution.evolve(folded, event));
            } catch (ImpossibleEvent e) {
                throw new AssertionError("a decided event is impossible: " + e.getMessage(), e);
            }
            longer.add(event);
        }
        require(folded.equals(Optional.of(applied.cart())), "the fold of the events is another cart");
        checkLines(applied.cart(), limits);
        return new Position(cartId, folded, List.copyOf(longer));
    }

    private static void checkLink(RecordedEvent event, Optional<Cart> before) {
        EventMeta meta = event.meta();
        require(meta.version().value() == before.map(c -> c.version().value()).orElse(0L) + 1, "a gap in versions");
        String previous = before.map(Cart::lastHash).orElse(EventMeta.GENESIS_HASH);
        require(meta.previousHash().equals(previous), "the chain is broken");
        require(event.computedHash().equals(meta.hash()), "a hash is wrong");
        Instant notBefore = before.map(Cart::updatedAt).orElse(Instant.MIN);
        require(!meta.occurredAt().isBefore(notBefore), "time runs backwards");
    }

    private static void checkLines(Cart cart, Limits limits) {
        long subtotal = 0;
        long pieces = 0;
        Set<LineId> ids = new HashSet<>();
        for (CartLine line : cart.lines().all()) {
            require(line.quantity().pieces() >= 1, "a line of nothing");
            require(line.quantity().compareTo(limits.perLineMax()) <= 0, "a line above the limit");
            require(line.lineId().equals(LineId.of(line.sku(), line.attributes())), "a line under another's id");
            require(ids.add(line.lineId()), "a line twice");
            subtotal += line.unitPrice().amountMinor() * line.quantity().pieces();
            pieces += line.quantity().pieces();
        }
        require(cart.lines().size() <= limits.linesMax(), "more lines than allowed");
        require(cart.lines().subtotal(cart.currency()).amountMinor() == subtotal, "a wrong subtotal");
        require(cart.lines().itemCount() == pieces, "a wrong item count");
    }

    /** The same request once more is a repetition and has no effect. */
    private void repeat(CartRequest request, Context context) {
        Outcome again = Admission.admit(request, cartId, cart, context);
        boolean replayed = again instanceof Outcome.Replayed;
        boolean ownStep = request.principal() instanceof Principal.System && !(again instanceof Outcome.Applied);
        boolean dead =
                again instanceof Outcome.Refused refused && refused.cart().isEmpty();
        require(replayed || ownStep || dead, "a repetition had an effect: " + again);
    }

    /** Folding the whole log from nothing gives the same cart. */
    void checkWholeFold() {
        require(Evolution.fold(log).equals(cart), "the fold of the whole log is another cart");
        Optional<Cart> readers = Optional.empty();
        for (RecordedEvent event : log) {
            readers = Optional.of(Evolution.evolveWithoutLedger(readers, event));
        }
        require(readers.equals(cart.map(Cart::withoutLedger)), "readers see another cart");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
