package dev.cartlog.examples.orders;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that can never be read. The service stops rather than step over it: behind it may be somebody's order, and
 * only a person can decide what to do.
 */
final class UnreadableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableRecordException(ConsumerRecord<?, ?> record, String why, Throwable cause) {
        super(
                "The record at offset %d of partition %d of %s cannot be read: %s"
                        .formatted(record.offset(), record.partition(), record.topic(), why),
                cause);
    }
}
