package dev.cartlog.query.topology;

import dev.cartlog.events.topics.Topic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;

/**
 * The views on one page:
 *
 * <pre>
 * cart-events ──► fold ──► events (its changelog is cart-events), carts, halts
 *                  └─► lookups (by customer, by merge) ──► lookup-index ──► customer-carts, merges
 * catalog-items ──► catalog (whole on every instance)
 * </pre>
 *
 * <p>Values stay bytes until the processors: what cannot be read is for them to judge, with its offset at hand.
 */
public final class ViewTopology {
    private static final String FOLD = "fold";
    private static final String LOG = "cart-events";
    private static final String LOOKUPS = "lookups";

    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> VALUE = Serdes.ByteArray();

    private ViewTopology() {}

    /**
     * The topology.
     *
     * @param partitions of the carts' topics; lookups have as many
     */
    public static Topology of(TopologyConfig config, Codec codec, ViewListener listener, int partitions) {
        String lookups = lookups(config.applicationConfigs.getString(StreamsConfig.APPLICATION_ID_CONFIG));
        StreamsBuilder builder = new StreamsBuilder(config);
        builder.addGlobalStore(
                Stores.builder(Stores.CATALOG).withLoggingDisabled(),
                Topic.CATALOG_ITEMS.topicName(),
                Consumed.with(KEY, VALUE).withName("catalog-items"),
                () -> new CatalogTable(codec, listener));
        builder.addStateStore(Stores.builder(Stores.CUSTOMER_CARTS));
        builder.addStateStore(Stores.builder(Stores.MERGES));
        builder.stream(lookups, Consumed.with(KEY, VALUE).withName(LOOKUPS))
                .process(
                        () -> new LookupIndex(listener, partitions),
                        Named.as("lookup-index"),
                        Stores.CUSTOMER_CARTS,
                        Stores.MERGES);
        RecordReader reader = new RecordReader(codec, new Partitions(partitions));
        return withFold(builder.build(), reader, wrapped(config, () -> new CartFold(reader, listener)), lookups);
    }

    /** Only a topology, and not yet a builder of streams, takes a store whose changelog is what it is made of. */
    private static Topology withFold(
            Topology topology,
            RecordReader reader,
            ProcessorSupplier<String, byte[], String, byte[]> folds,
            String lookups) {
        return topology.addReadOnlyStateStore(
                        Stores.events(reader),
                        LOG,
                        KEY.deserializer(),
                        VALUE.deserializer(),
                        Topic.CART_EVENTS.topicName(),
                        FOLD,
                        keeper(folds))
                .addStateStore(Stores.carts(reader.codec()), FOLD)
                .addStateStore(Stores.builder(Stores.HALTS), FOLD)
                .addSink("to-" + LOOKUPS, lookups, KEY.serializer(), VALUE.serializer(), FOLD);
    }

    /** Streams wraps every processor as its settings say, for tracing, but not one that keeps such a store. */
    private static ProcessorSupplier<String, byte[], String, byte[]> wrapped(
            TopologyConfig config, ProcessorSupplier<String, byte[], String, byte[]> folds) {
        ProcessorWrapper wrapper = config.applicationConfigs.getConfiguredInstance(
                StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG,
                ProcessorWrapper.class,
                config.applicationConfigs.originals());
        return wrapper.wrapProcessorSupplier(FOLD, folds);
    }

    /** A processor that keeps such a store is declared to pass nothing on. Streams does not hold it to that. */
    @SuppressWarnings("unchecked")
    private static ProcessorSupplier<String, byte[], Void, Void> keeper(
            ProcessorSupplier<String, byte[], String, byte[]> folds) {
        return (ProcessorSupplier<String, byte[], Void, Void>) (ProcessorSupplier<String, byte[], ?, ?>) folds;
    }

    /** The topic that a part is a partition of. */
    public static String topic(String applicationId, Part part) {
        return switch (part.feed()) {
            case LOG -> Topic.CART_EVENTS.topicName();
            case LOOKUPS -> lookups(applicationId);
        };
    }

    /** Between the partition of a cart and the partition of a customer or merge; to be there before Streams starts. */
    public static String lookups(String applicationId) {
        return applicationId + '-' + LOOKUPS;
    }
}
