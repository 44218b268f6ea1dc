package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.value.CartId;
import java.util.Optional;

/**
 * Something that is not as it must be.
 *
 * @param cart as far as it is known: a cart id, or only the routing key of a record that cannot be read
 * @param version of the event at which it shows; empty when that is not known
 * @param place in the log; empty when it is not the log that is wrong
 */
public record Finding(Kind kind, String cart, Optional<Long> version, Optional<Place> place, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** The bytes are no event. */
        UNREADABLE,
        /** The key is not that of the event's cart. */
        WRONG_KEY,
        /** The record is not in the partition that its key belongs to. */
        WRONG_PARTITION,
        /** The hash is not that of the event's content: something in it was changed. */
        HASH,
        /** The event's id does not follow from its cart and version. */
        EVENT_ID,
        /** Versions do not go up by one. */
        GAP,
        /** previousHash is not the hash of the event before. */
        CHAIN,
        /** The event cannot follow the ones before. */
        FOLD,
        /** A merge came out other than its rule says. */
        MERGE,
        /** The writer's state is not the fold of the log. */
        STATE,
        /** A view is not the fold of the log. */
        VIEW
    }

    /** Where in the log. */
    public record Place(int partition, long offset) {}

    static Finding of(Kind kind, CartId cartId, long version, RawRecord record, String detail) {
        return new Finding(kind, cartId.toString(), Optional.of(version), Optional.of(record.place()), detail);
    }

    static Finding of(Kind kind, CartId cartId, long version, String detail) {
        return new Finding(kind, cartId.toString(), Optional.of(version), Optional.empty(), detail);
    }

    /** One line for a person. */
    @Override
    public String toString() {
        return kind + " cart " + cart
                + version.map(v -> " version " + v).orElse("")
                + place.map(p -> " at partition " + p.partition() + " offset " + p.offset())
                        .orElse("")
                + ": " + detail;
    }
}
