package dev.cartlog.query.audit;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.document.StateHash;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.json.JsonWriter;
import dev.cartlog.domain.value.NameBasedId;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks a cart's history event by event and names the first break: versions without a gap, the chain of hashes, each
 * event's own hash and id, that the fold accepts it, and that a merge came out as its rule says.
 *
 * <p>Feed it the events in version order, then compare the result with a state that somebody holds.
 */
public final class Verification {
    private Optional<Cart> cart = Optional.empty();
    private Optional<Break> firstBreak = Optional.empty();
    private long checked;

    /** What a history can fail in. */
    public enum Check {
        /** Versions go up by one. */
        GAP,
        /** previousHash is the hash of the event before. */
        CHAIN,
        /** The hash is that of the event's content. */
        HASH,
        /** The event's id follows from its cart and version. */
        EVENT_ID,
        /** The event can follow the ones before. */
        FOLD,
        /** The merge's outcome follows from its inputs. */
        MERGE,
        /** The fold equals the state that is compared with it. */
        STATE,
        /** The bytes can be read. */
        UNREADABLE
    }

    /**
     * Where a history breaks.
     *
     * @param version of the event at which it shows
     */
    public record Break(long version, Check check, String expected, String found) {}

    /** Checks the next event. After a break the rest is not checked: it would all be suspect. */
    public void next(RecordedEvent event) {
        if (firstBreak.isPresent()) {
            return;
        }
        EventMeta meta = event.meta();
        long version = cart.map(known -> known.version().value()).orElse(0L) + 1;
        String previousHash = cart.map(Cart::lastHash).orElse(EventMeta.GENESIS_HASH);
        boolean links = holds(Check.GAP, version, version, meta.version().value())
                && holds(Check.CHAIN, version, previousHash, meta.previousHash())
                && holds(Check.HASH, version, event.computedHash(), meta.hash())
                && holds(Check.EVENT_ID, version, NameBasedId.ofEvent(meta.cartId(), meta.version()), meta.eventId());
        if (links && folds(event, version) && mergesAsRuled(event, version)) {
            checked++;
        }
    }

    private boolean folds(RecordedEvent event, long version) {
        try {
            cart = Optional.of(Evolution.evolve(cart, event));
            return true;
        } catch (ImpossibleEvent e) {
            return holds(
                    Check.FOLD, version, "an event that can follow", Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private boolean mergesAsRuled(RecordedEvent event, long version) {
        Optional<String> difference = MergeCheck.difference(event.event());
        return difference.isEmpty() || holds(Check.MERGE, version, "the rule's outcome", difference.get());
    }

    /** The next event's bytes cannot be read. */
    public void unreadable(String reason) {
        long version = cart.map(known -> known.version().value()).orElse(0L) + 1;
        if (firstBreak.isEmpty()) {
            firstBreak = Optional.of(new Break(version, Check.UNREADABLE, "an event", reason));
        }
    }

    /** Compares a state that somebody holds with the fold up to its version. */
    public void compare(Optional<Cart> fold, Optional<Cart> state) {
        long version =
                state.or(this::cart).map(known -> known.version().value()).orElse(0L);
        holds(Check.STATE, version, fingerprint(fold), fingerprint(state));
    }

    private static String fingerprint(Optional<Cart> cart) {
        return cart.map(Verification::fingerprint).orElse("no cart");
    }

    private static String fingerprint(Cart cart) {
        return "state " + StateHash.of(cart) + " after event " + cart.lastHash();
    }

    private boolean holds(Check check, long version, Object expected, Object found) {
        boolean same = expected.equals(found);
        if (!same && firstBreak.isEmpty()) {
            firstBreak = Optional.of(new Break(version, check, expected.toString(), found.toString()));
        }
        return same;
    }

    /** The fold of what held so far. */
    public Optional<Cart> cart() {
        return cart;
    }

    /** Events that held. */
    public long checked() {
        return checked;
    }

    /** Empty as long as everything holds. */
    public Optional<Break> firstBreak() {
        return firstBreak;
    }

    /** The document of the HTTP interface, as canonical JSON. */
    public String toJson() {
        JsonWriter json = new JsonWriter();
        json.object(o -> {
            o.number("checked", checked);
            firstBreak.ifPresent(found -> o.object("firstBreak", b -> write(b, found)));
            o.bool("holds", firstBreak.isEmpty());
        });
        return json.toString();
    }

    private static void write(JsonWriter json, Break found) {
        json.string("check", found.check().name())
                .string("expected", found.expected())
                .string("found", found.found())
                .number("version", found.version());
    }
}
