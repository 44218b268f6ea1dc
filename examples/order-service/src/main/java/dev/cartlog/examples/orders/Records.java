package dev.cartlog.examples.orders;

import dev.cartlog.events.serde.MalformedRecordException;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes values. The consumers hand out bytes, so that records which do not concern us are never decoded and a bad one
 * is met with its offset at hand.
 */
final class Records {
    private final Function<byte[], SpecificRecord> decoder;

    Records(Function<byte[], SpecificRecord> decoder) {
        this.decoder = decoder;
    }

    /**
     * The record.
     *
     * @throws UnreadableRecordException when it can never be read
     * @throws dev.cartlog.events.serde.RegistryException when its schema could not be had; trying again may help
     */
    SpecificRecord decode(ConsumerRecord<String, byte[]> record) {
        try {
            return decoder.apply(record.value());
        } catch (MalformedRecordException e) {
            throw new UnreadableRecordException(record, String.valueOf(e.getMessage()), e);
        }
    }
}
