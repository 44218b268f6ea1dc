package dev.cartlog.acceptance.verify;

import dev.cartlog.codec.EventMapper;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import org.apache.avro.specific.SpecificRecord;

/** Between bytes and the domain. */
interface EventCodec {
    RecordedEvent event(byte[] value) throws UnreadableException;

    Cart state(byte[] value) throws UnreadableException;

    /**
     * The event that a record means. It must be spelled as we spell it: an id with a letter in the other case means the
     * same id, and has the same hash, but somebody has changed it.
     */
    static RecordedEvent asWritten(SpecificRecord read) throws UnreadableException {
        RecordedEvent event = EventMapper.toDomain(read);
        if (!EventMapper.toAvro(event).equals(read)) {
            throw new UnreadableException("the record is not spelled as it was written");
        }
        return event;
    }
}
