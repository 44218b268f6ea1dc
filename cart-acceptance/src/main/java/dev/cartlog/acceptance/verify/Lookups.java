package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.event.CartEvent.CartCreated;
import dev.cartlog.domain.event.CartEvent.CartMergeRequested;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.domain.value.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The views that find carts by something else than their id. */
enum Lookups {
    /** {@code digest millis cartId}: of the customer's id, and when the cart was created. */
    CUSTOMER_CARTS("customer-carts") {
        @Override
        Optional<Line> line(RecordedEvent event, long offset) {
            return event.event() instanceof CartCreated created
                            && created.owner() instanceof Owner.Customer(String customerId)
                    ? Optional.of(new Line(
                            digest(customerId),
                            event.meta().occurredAt().toEpochMilli(),
                            event.meta().cartId()))
                    : Optional.empty();
        }

        @Override
        String key(Line line) {
            return line.toString();
        }
    },

    /** {@code mergeId offset cartId}: where its latest request is, and on which customer's cart. */
    MERGES("merges") {
        @Override
        Optional<Line> line(RecordedEvent event, long offset) {
            return event.event() instanceof CartMergeRequested requested
                    ? Optional.of(new Line(
                            requested.mergeId().toString(), offset, event.meta().cartId()))
                    : Optional.empty();
        }

        // A merge that was rejected may be asked for again on the customer's next cart.
        @Override
        String key(Line line) {
            return line.name();
        }
    };

    private static final int CUSTOMER_BYTES = 16;
    private final String view;

    Lookups(String view) {
        this.view = view;
    }

    /** A line of such a view. */
    record Line(String name, long number, CartId cartId) {
        static Line of(String text) {
            String[] words = text.split(" ", -1);
            return new Line(words[0], Long.parseLong(words[1]), CartId.of(words[2]));
        }

        @Override
        public String toString() {
            return name + " " + number + " " + cartId;
        }
    }

    String view() {
        return view;
    }

    /** What an event makes of it, if anything. */
    abstract Optional<Line> line(RecordedEvent event, long offset);

    /** What there is only one line of: that with the greatest number. */
    abstract String key(Line line);

    private static String digest(String customerId) {
        byte[] all = Sha256.digest(customerId.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(all, CUSTOMER_BYTES));
    }
}
