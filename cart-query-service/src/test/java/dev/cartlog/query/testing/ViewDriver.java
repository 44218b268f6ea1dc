package dev.cartlog.query.testing;

import dev.cartlog.codec.CatalogMapper;
import dev.cartlog.codec.EventMapper;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.catalog.CatalogItem;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Sku;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.query.topology.AvroCodec;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.topology.Part;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.topology.StreamsSettings;
import dev.cartlog.query.topology.ViewListener;
import dev.cartlog.query.topology.ViewTopology;
import dev.cartlog.query.view.CartCache;
import dev.cartlog.query.view.StoreSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The views' topology without a broker, fed with events. */
public final class ViewDriver implements StoreSource, ViewListener, AutoCloseable {
    private final LocalRegistry registry = new LocalRegistry();
    private final SchemaRegistryClient client = registry.client();
    private final EventSerializer<SpecificRecord> serializer =
            EventSerializer.ensureRegistered(client, Topic.CART_EVENTS, Topic.CATALOG_ITEMS);
    private final Codec codec = AvroCodec.load(client);
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> log;
    private final TestInputTopic<String, byte[]> catalogItems;
    private final CartCache cache = new CartCache();
    private final List<Cart> changed = new ArrayList<>();
    private final List<Halt> halts = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    /** Keeps its stores in a directory; a second one on the same directory does not find them again. */
    public ViewDriver(Path directory) {
        Properties settings = new StreamsSettings(
                        "test", KafkaConnection.plain("unused:9092"), "unused:1", directory, 1, 0, 16 << 20)
                .toProperties();
        driver = new TopologyTestDriver(
                ViewTopology.of(new TopologyConfig(new StreamsConfig(settings)), codec, this, 1), settings);
        log = driver.createInputTopic(Topic.CART_EVENTS.topicName(), new StringSerializer(), new ByteArraySerializer());
        catalogItems = driver.createInputTopic(
                Topic.CATALOG_ITEMS.topicName(), new StringSerializer(), new ByteArraySerializer());
    }

    /** The serde in use. */
    public Codec codec() {
        return codec;
    }

    /** What readers of this driver keep ready; hears of every change. */
    public CartCache cache() {
        return cache;
    }

    /** An event as the log has it. */
    public byte[] bytes(RecordedEvent event) {
        return serializer.toBytes(Topic.CART_EVENTS, EventMapper.toAvro(event));
    }

    /** Appends events to the log. */
    public ViewDriver pipe(List<RecordedEvent> events) {
        events.forEach(event -> pipe(event.meta().cartId().routingKey().value(), bytes(event)));
        return this;
    }

    /** Appends anything to the log. */
    public void pipe(String key, byte[] value) {
        log.pipeInput(key, value);
    }

    /** Puts an article into the catalogue. */
    public ViewDriver pipe(CatalogItem item) {
        catalogItems.pipeInput(item.sku().value(), serializer.toBytes(Topic.CATALOG_ITEMS, CatalogMapper.toAvro(item)));
        return this;
    }

    /** Puts anything into the catalogue. */
    public void pipeCatalog(String key, byte[] value) {
        catalogItems.pipeInput(key, value);
    }

    /** Carts that the listener was told of, in order. */
    public List<Cart> changed() {
        return changed;
    }

    /** Halts that the listener was told of. */
    public List<Halt> halts() {
        return halts;
    }

    /** Catalogue keys that were set aside. */
    public List<String> unreadable() {
        return unreadable;
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, String key) {
        return open(store, 0);
    }

    @Override
    @SuppressWarnings("unchecked")
    public ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, int partition) {
        StateStore found = Objects.requireNonNull(driver.getAllStateStores().get(store));
        return found instanceof KeyValueStore<?, ?>
                ? Objects.requireNonNull(driver.getKeyValueStore(store))
                : (ReadOnlyKeyValueStore<Bytes, byte[]>) found;
    }

    @Override
    public Set<Integer> partitions() {
        return Set.of(0);
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> catalog() {
        return open("catalog", "");
    }

    @Override
    public void cartChanged(Cart cart) {
        cache.changed(cart);
        changed.add(cart);
    }

    @Override
    public void catalogChanged(Sku sku) {
        // The views under test read the store itself.
    }

    @Override
    public void halted(Halt halt, Partitions partitions) {
        halts.add(halt);
    }

    @Override
    public void resumed(int partition) {
        halts.clear();
    }

    @Override
    public void requireCarts(String key) {
        // A driver can always be read.
    }

    @Override
    public void taken(Part part) {
        // A driver is never behind.
    }

    @Override
    public void applied(Part part, long offset) {
        // As above.
    }

    @Override
    public void released(Part part, Partitions partitions) {
        // Nobody asks a driver for its partitions.
    }

    @Override
    public void unreadableCatalogItem(String key, String reason) {
        unreadable.add(key);
    }

    @Override
    public void close() {
        driver.close();
        client.close();
        registry.close();
    }
}
