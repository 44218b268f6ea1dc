package dev.cartlog.query.topology;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.value.CartVersion;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;

/**
 * What is remembered of a cart in order to tell when it has been idle for too long.
 *
 * @param version of its last event
 * @param since when that occurred
 */
record Idleness(CartVersion version, Instant since, State state) {
    private static final int BYTES = 2 * Long.BYTES + 1;

    enum State {
        /** Open, and not idle for long. */
        WAITING('w'),
        /** Open, and others have been told that it is idle. */
        ABANDONED('a'),
        /** Closed for now: an order or a merge is under way. */
        RESTING('r');

        private final byte code;

        State(char code) {
            this.code = (byte) code;
        }

        private static State of(byte code) {
            return Arrays.stream(values())
                    .filter(state -> state.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no state of a cart: " + code));
        }
    }

    /** What an event leaves a cart as. */
    enum Next {
        OPEN,
        RESTING,
        /** Nothing will ever happen to it again, or nothing that counts. */
        OVER
    }

    static Next after(CartEvent event) {
        return switch (event) {
            case CartEvent.CartCreated created -> created.savedFromMergeId().isPresent() ? Next.OVER : Next.OPEN;
            case CartEvent.LineItemAdded e -> Next.OPEN;
            case CartEvent.LineItemQuantityChanged e -> Next.OPEN;
            case CartEvent.LineItemRemoved e -> Next.OPEN;
            case CartEvent.LineItemRepriced e -> Next.OPEN;
            case CartEvent.CartCleared e -> Next.OPEN;
            case CartEvent.CartMergeRequested e -> Next.OPEN;
            case CartEvent.CartMergeClaimed e -> Next.RESTING;
            case CartEvent.CartMerged e -> Next.OPEN;
            case CartEvent.CartMergeRejected e -> Next.OPEN;
            case CartEvent.CartMergeReleased e -> Next.OPEN;
            case CartEvent.CartMergedInto e -> Next.OVER;
            case CartEvent.CartMergeReverted e -> Next.OPEN;
            case CartEvent.CartCheckedOut e -> Next.RESTING;
            case CartEvent.CartCheckoutReleased e -> Next.OPEN;
            case CartEvent.CartOrdered e -> Next.OVER;
            case CartEvent.CartExpired e -> Next.OVER;
        };
    }

    byte[] toBytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(version.value())
                .putLong(since.toEpochMilli())
                .put(state.code)
                .array();
    }

    static Idleness of(byte[] stored) {
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        return new Idleness(
                new CartVersion(buffer.getLong()), Instant.ofEpochMilli(buffer.getLong()), State.of(buffer.get()));
    }
}
