package dev.cartlog.command.config;

import dev.cartlog.codec.EventMapper;
import dev.cartlog.codec.EventWriter;
import dev.cartlog.codec.StateMapper;
import dev.cartlog.codec.StateWriter;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.JsonValues;
import dev.cartlog.events.CartStateOutline;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventHeaders;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/** Carts and their events as Avro records, with the headers that let consumers choose without decoding. */
public final class AvroCartRecords implements CartRecords {
    private static final Map<String, Class<? extends SpecificRecord>> EVENT_TYPES =
            Topic.CART_EVENTS.recordTypes().stream().collect(Collectors.toMap(Class::getSimpleName, type -> type));

    private final EventSerializer<SpecificRecord> serializer;
    private final EventDeserializer<SpecificRecord> events;
    private final EventDeserializer<CartStateRecord> states;
    private final EventDeserializer<CartStateOutline> outlines;

    /**
     * Registers what this version writes and fetches what earlier ones wrote; from then on the registry is not needed.
     *
     * @throws dev.cartlog.events.serde.RegistryException when a schema is refused or the registry does not answer
     */
    public AvroCartRecords(SchemaRegistryClient registry) {
        serializer = EventSerializer.ensureRegistered(registry, Topic.CART_EVENTS, Topic.CART_STATE);
        events = EventDeserializer.preloaded(registry, SpecificRecord.class, Topic.CART_EVENTS);
        states = EventDeserializer.preloaded(registry, CartStateRecord.class, Topic.CART_STATE);
        outlines = EventDeserializer.projecting(registry, CartStateOutline.class, Topic.CART_STATE);
    }

    @Override
    public LogRecord event(RecordedEvent event, Map<String, String> headers) {
        EventMeta meta = event.meta();
        Map<String, String> all = new LinkedHashMap<>();
        all.put(EventHeaders.TYPE, event.event().type());
        all.put(EventHeaders.ID, meta.eventId().toString());
        all.put(EventHeaders.TIME, JsonValues.time(meta.occurredAt()));
        all.putAll(headers);
        byte[] value =
                serializer.toBytes(Topic.CART_EVENTS, typeOf(event.event()), out -> EventWriter.write(event, out));
        return new LogRecord(LogStream.EVENTS, meta.cartId().routingKey().value(), value, all);
    }

    private static Class<? extends SpecificRecord> typeOf(CartEvent event) {
        Class<? extends SpecificRecord> type = EVENT_TYPES.get(event.type());
        if (type == null) {
            throw new IllegalStateException("no record of the events topic is called " + event.type());
        }
        return type;
    }

    @Override
    public RecordedEvent event(byte[] value) {
        return EventMapper.toDomain(events.fromBytes(value));
    }

    @Override
    public LogRecord state(Cart cart) {
        return LogRecord.encodedLater(
                LogStream.STATE,
                cart.cartId().toString(),
                () -> serializer.toBytes(Topic.CART_STATE, CartStateRecord.class, out -> StateWriter.write(cart, out)));
    }

    @Override
    public Cart cart(byte[] value) {
        return StateMapper.toDomain(states.fromBytes(value));
    }

    @Override
    public CartOutline outline(byte[] value) {
        return StateMapper.toDomain(outlines.fromBytes(value));
    }
}
