package dev.cartlog.examples.orders;

import dev.cartlog.events.OrderPlaced;
import dev.cartlog.events.OrderRejected;
import dev.cartlog.events.serde.EventHeaders;
import dev.cartlog.events.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** How an answer lies on {@code order-outcomes}: the Avro record, and the cart's version in a header of ours. */
final class Outcome {
    /** The version of the cart that was checked out, as decimal text. */
    static final String CART_VERSION_HEADER = "cart_version";

    private Outcome() {}

    /**
     * The record to send.
     *
     * @param answer what the rule said about this checkout
     * @param now when it said so
     */
    static ProducerRecord<String, SpecificRecord> record(Checkout checkout, SpecificRecord answer, Instant now) {
        ProducerRecord<String, SpecificRecord> record =
                new ProducerRecord<>(Topic.ORDER_OUTCOMES.topicName(), checkout.cartId(), answer);
        EventHeaders.add(
                record.headers(),
                answer.getSchema().getName(),
                OrderRule.orderId(checkout.checkoutId()),
                now,
                checkout.traceparent());
        record.headers()
                .add(CART_VERSION_HEADER, Long.toString(checkout.version()).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** Notes what an existing answer is about; other kinds of record on the topic are somebody else's business. */
    static void remember(ConsumerRecord<String, byte[]> record, Records records, AnsweredCheckouts answered) {
        long version = version(record);
        switch (records.decode(record)) {
            case OrderPlaced placed -> answered.add(placed.getCheckoutId(), placed.getCartId(), version);
            case OrderRejected rejected -> answered.add(rejected.getCheckoutId(), rejected.getCartId(), version);
            default -> {}
        }
    }

    /** 0, which is no cart's version, when the answer came from a program that does not write the header. */
    private static long version(ConsumerRecord<String, byte[]> record) {
        try {
            return EventHeaders.get(record.headers(), CART_VERSION_HEADER)
                    .map(Long::parseLong)
                    .orElse(0L);
        } catch (NumberFormatException e) {
            throw new UnreadableRecordException(record, "its header " + CART_VERSION_HEADER + " is no number", e);
        }
    }
}
