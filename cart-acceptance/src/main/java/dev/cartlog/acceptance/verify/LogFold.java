package dev.cartlog.acceptance.verify;

import dev.cartlog.acceptance.verify.Finding.Kind;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.Evolution;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.NameBasedId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Folds a partition of the log and checks each event on the way.
 *
 * <p>The content's hash is checked before anything that the content says is believed: whatever single byte was changed,
 * it is this event that is named. After a finding the carts of that routing key are not checked any further, as all
 * that follows would be suspect.
 */
final class LogFold {
    private final EventCodec codec;
    private final int partitions;
    private final Findings findings;
    private final Listener listener;
    private final Map<CartId, Trail> trails = new HashMap<>();
    private final Set<String> suspect = new HashSet<>();
    private long events;

    /** Hears of each event that holds. */
    @FunctionalInterface
    interface Listener {
        void folded(RecordedEvent event, Trail trail);
    }

    /** @param partitions of the log */
    LogFold(EventCodec codec, int partitions, Findings findings, Listener listener) {
        this.codec = codec;
        this.partitions = partitions;
        this.findings = findings;
        this.listener = listener;
    }

    /** The next record of the partition. */
    void next(RawRecord record) {
        events++;
        String key = Objects.requireNonNullElse(record.key(), "");
        byte[] value = record.value();
        if (suspect.contains(key)) {
            return;
        }
        if (value == null) {
            unreadable(record, key, "a record without a value; the log holds events only");
            return;
        }
        try {
            check(codec.event(value), record, key, value);
        } catch (UnreadableException e) {
            unreadable(record, key, e.reason());
        }
    }

    private void unreadable(RawRecord record, String key, String reason) {
        suspect.add(key);
        findings.add(new Finding(Kind.UNREADABLE, key + ".?", Optional.empty(), Optional.of(record.place()), reason));
    }

    private void check(RecordedEvent event, RawRecord record, String key, byte[] value) {
        CartId cartId = event.meta().cartId();
        Trail trail = trails.computeIfAbsent(cartId, id -> new Trail());
        Checks checks = new Checks(event, record, key);
        if (checks.isItself() && checks.isInPlace() && checks.follows(trail.cart())) {
            checks.next().ifPresent(cart -> {
                trail.extend(cart, event, record, value);
                listener.folded(event, trail);
            });
        }
    }

    /** The carts of this partition that hold. */
    Map<CartId, Trail> trails() {
        trails.keySet().removeIf(this::isSuspect);
        return trails;
    }

    boolean isSuspect(CartId cartId) {
        return suspect.contains(cartId.routingKey().value());
    }

    long events() {
        return events;
    }

    /** What is asked of one event. */
    private final class Checks {
        private final RecordedEvent event;
        private final EventMeta meta;
        private final RawRecord record;
        private final String key;
        private Optional<Cart> before = Optional.empty();

        private Checks(RecordedEvent event, RawRecord record, String key) {
            this.event = event;
            this.meta = event.meta();
            this.record = record;
            this.key = key;
        }

        /** Content and hash belong together. */
        private boolean isItself() {
            return equal(Kind.HASH, event.computedHash(), meta.hash())
                    && equal(Kind.EVENT_ID, NameBasedId.ofEvent(meta.cartId(), meta.version()), meta.eventId());
        }

        private boolean isInPlace() {
            String routingKey = meta.cartId().routingKey().value();
            int belongs = Span.partition(meta.cartId(), partitions);
            return equal(Kind.WRONG_KEY, routingKey, key) && equal(Kind.WRONG_PARTITION, belongs, record.partition());
        }

        private boolean follows(Optional<Cart> cart) {
            before = cart;
            long version = cart.map(known -> known.version().value()).orElse(0L) + 1;
            String previous = cart.map(Cart::lastHash).orElse(EventMeta.GENESIS_HASH);
            return equal(Kind.GAP, version, meta.version().value()) && equal(Kind.CHAIN, previous, meta.previousHash());
        }

        private Optional<Cart> next() {
            try {
                Cart cart = Evolution.evolve(before, event);
                Optional<String> difference = MergeAgain.difference(event.event());
                difference.ifPresent(detail -> found(Kind.MERGE, detail));
                return difference.isPresent() ? Optional.empty() : Optional.of(cart);
            } catch (ImpossibleEvent e) {
                found(Kind.FOLD, Objects.requireNonNullElse(e.getMessage(), e.toString()));
                return Optional.empty();
            }
        }

        private boolean equal(Kind kind, Object expected, Object found) {
            boolean same = expected.equals(found);
            if (!same) {
                found(kind, "expected " + expected + ", found " + found);
            }
            return same;
        }

        private void found(Kind kind, String detail) {
            suspect.add(key);
            suspect.add(meta.cartId().routingKey().value());
            findings.add(Finding.of(kind, meta.cartId(), meta.version().value(), record, detail));
        }
    }
}
