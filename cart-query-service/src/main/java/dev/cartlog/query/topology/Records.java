package dev.cartlog.query.topology;

import dev.cartlog.codec.CodecException;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryRefusedException;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads records of the log with the suspicion that a fold needs. */
public final class Records {
    private Records() {}

    /**
     * The event in a record.
     *
     * @param key the record's key
     * @param value the record's value
     * @throws ImpossibleEvent when the record is empty or not where its cart's records belong
     * @throws dev.cartlog.events.serde.MalformedRecordException when the bytes can never be read
     * @throws dev.cartlog.events.serde.RegistryException when their schema could not be had
     */
    @SuppressWarnings("RedundantNullCheck") // The client hands over null for a tombstone whatever the types say.
    public static RecordedEvent event(Codec codec, String key, byte[] value) {
        if (value == null) {
            throw new ImpossibleEvent("a record without a value; the log holds events only");
        }
        RecordedEvent event = codec.event(value);
        CartId cartId = event.meta().cartId();
        if (!cartId.routingKey().value().equals(key)) {
            throw new ImpossibleEvent("an event of cart " + cartId + " under the key " + key);
        }
        return event;
    }

    /**
     * The event in a record, or why there is none.
     *
     * @param check throws ImpossibleEvent when the event may not be there
     * @throws dev.cartlog.events.serde.RegistryException when the schema could not be had just now
     */
    static Reading read(Codec codec, String key, byte[] value, Consumer<RecordedEvent> check) {
        try {
            RecordedEvent event = event(codec, key, value);
            check.accept(event);
            return new Reading.Event(event);
        } catch (MalformedRecordException | CodecException | ImpossibleEvent e) {
            return new Reading.NoEvent(Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (RegistryRefusedException e) {
            return new Reading.NoEvent("The record's schema is unknown: " + e.getMessage());
        }
    }

    /** Throws ImpossibleEvent when a record is not in the partition that its cart's records belong to. */
    static void requirePartition(Partitions partitions, RecordedEvent event, int partition) {
        CartId cartId = event.meta().cartId();
        if (partitions.of(cartId) != partition) {
            throw new ImpossibleEvent(
                    "an event of cart " + cartId + ", whose events belong to partition " + partitions.of(cartId));
        }
    }
}
