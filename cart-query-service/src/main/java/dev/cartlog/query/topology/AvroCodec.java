package dev.cartlog.query.topology;

import dev.cartlog.codec.CatalogMapper;
import dev.cartlog.codec.EventMapper;
import dev.cartlog.codec.StateMapper;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.CartStateRecord;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/** The log's own format, for the log and for the stores. Made once everything it needs of the registry is at hand. */
public final class AvroCodec implements Codec {
    private final EventDeserializer<SpecificRecord> events;
    private final EventDeserializer<dev.cartlog.events.CatalogItem> catalog;
    private final EventDeserializer<CartStateRecord> carts;
    private final EventSerializer<CartStateRecord> cartWriter;

    private AvroCodec(SchemaRegistryClient registry) {
        events = EventDeserializer.preloaded(registry, SpecificRecord.class, Topic.CART_EVENTS);
        catalog = EventDeserializer.preloaded(registry, dev.cartlog.events.CatalogItem.class, Topic.CATALOG_ITEMS);
        cartWriter = EventSerializer.ensureRegistered(registry, Topic.CART_STATE);
        carts = EventDeserializer.preloaded(registry, CartStateRecord.class, Topic.CART_STATE);
    }

    /**
     * Fetches every schema there is, so that an outage of the registry later goes unnoticed.
     *
     * @throws dev.cartlog.events.serde.RegistryException when the registry does not answer, or refuses ours
     */
    public static AvroCodec load(SchemaRegistryClient registry) {
        return new AvroCodec(registry);
    }

    @Override
    public RecordedEvent event(byte[] record) {
        return EventMapper.toDomain(events.fromBytes(record));
    }

    @Override
    public CatalogItem catalogItem(byte[] record) {
        return CatalogMapper.toDomain(catalog.fromBytes(record));
    }

    @Override
    public byte[] toBytes(Cart cart) {
        return cartWriter.toBytes(Topic.CART_STATE, StateMapper.toAvro(cart));
    }

    @Override
    public Cart cart(byte[] stored) {
        return StateMapper.toDomain(carts.fromBytes(stored));
    }
}
