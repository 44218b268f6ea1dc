package dev.cartlog.examples.orders;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.serde.EventHeaders;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A checkout to answer.
 *
 * @param traceparent the trace context of the customer's request, handed on to the answer; null when there is none
 */
record Checkout(CartCheckedOut event, @Nullable String traceparent) {
    private static final String TYPE = CartCheckedOut.class.getSimpleName();

    /**
     * The checkout in a record; empty for the other kinds of record on the topic, which the header tells without
     * decoding them.
     */
    static Optional<Checkout> in(ConsumerRecord<String, byte[]> record, Records records) {
        boolean other = EventHeaders.get(record.headers(), EventHeaders.TYPE)
                .filter(type -> !type.equals(TYPE))
                .isPresent();
        if (other || !(records.decode(record) instanceof CartCheckedOut event)) {
            return Optional.empty();
        }
        return Optional.of(new Checkout(
                event,
                EventHeaders.get(record.headers(), EventHeaders.TRACEPARENT).orElse(null)));
    }

    String checkoutId() {
        return event.getCheckoutId();
    }

    String cartId() {
        return event.getMeta().getCartId();
    }

    long version() {
        return event.getMeta().getVersion();
    }
}
