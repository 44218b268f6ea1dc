package dev.cartlog.codec;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.EventMeta;
import org.apache.avro.specific.SpecificRecord;

/** Cart events: one Avro record per event, the same names and fields on both sides. */
public final class EventMapper {
    private EventMapper() {}

    /** The event's record, ready to be written. */
    public static SpecificRecord toAvro(RecordedEvent recorded) {
        return EventToAvro.map(Metas.toAvro(recorded.meta()), recorded.event());
    }

    /**
     * The event that a record tells of.
     *
     * @throws CodecException when the record is no cart event, or holds a value that no version of the domain wrote
     */
    public static RecordedEvent toDomain(SpecificRecord record) {
        if (!(record.get(0) instanceof EventMeta meta)) {
            throw new CodecException(record.getSchema().getFullName() + " is no cart event");
        }
        try {
            return new RecordedEvent(Metas.toDomain(meta), EventToDomain.map(record));
        } catch (RuntimeException e) {
            String what =
                    record.getSchema().getName() + " at version " + meta.getVersion() + " of cart " + meta.getCartId();
            throw new CodecException(what, e);
        }
    }
}
