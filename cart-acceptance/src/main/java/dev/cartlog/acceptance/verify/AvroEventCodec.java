package dev.cartlog.acceptance.verify;

import dev.cartlog.codec.CodecException;
import dev.cartlog.codec.StateMapper;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryRefusedException;
import dev.cartlog.events.serde.SchemaRegistryClient;
import org.apache.avro.specific.SpecificRecord;

/** The log's own format. */
final class AvroEventCodec implements EventCodec {
    private final EventDeserializer<SpecificRecord> events;
    private final EventDeserializer<CartStateRecord> states;

    AvroEventCodec(SchemaRegistryClient registry) {
        events = new EventDeserializer<>(registry, SpecificRecord.class);
        states = new EventDeserializer<>(registry, CartStateRecord.class);
    }

    @Override
    public RecordedEvent event(byte[] value) throws UnreadableException {
        try {
            return EventCodec.asWritten(events.fromBytes(value));
        } catch (MalformedRecordException | CodecException | RegistryRefusedException e) {
            throw new UnreadableException(e);
        }
    }

    @Override
    public Cart state(byte[] value) throws UnreadableException {
        try {
            return StateMapper.toDomain(states.fromBytes(value));
        } catch (MalformedRecordException | CodecException | RegistryRefusedException e) {
            throw new UnreadableException(e);
        }
    }
}
