package dev.cartlog.query.topology;

import dev.cartlog.events.topics.Topic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The views on one page:
 *
 * <pre>
 * cart-events ──► fold ──► carts, history, audit-index, halts
 *                  └─► lookups (by customer, by merge) ──► customer-carts, merges
 * catalog-items ──► catalog (whole on every instance)
 * </pre>
 *
 * <p>Values stay bytes until the processors: what cannot be read is for them to judge, with its offset at hand.
 */
public final class ViewTopology {
    /** Between the partition of a cart and the partition of a customer or merge. */
    public static final String LOOKUPS = "lookups";

    private static final String REPARTITION_SUFFIX = "-repartition";

    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> VALUE = Serdes.ByteArray();

    private ViewTopology() {}

    /**
     * The topology.
     *
     * @param partitions of the carts' topics; lookups have as many
     */
    public static Topology of(TopologyConfig config, Codec codec, ViewListener listener, int partitions) {
        StreamsBuilder builder = new StreamsBuilder(config);
        builder.addGlobalStore(
                Stores.builder(Stores.CATALOG).withLoggingDisabled(),
                Topic.CATALOG_ITEMS.topicName(),
                Consumed.with(KEY, VALUE).withName("catalog-items"),
                () -> new CatalogTable(codec, listener));
        // A cart changes many times between two commits; its changelog needs the last of them.
        builder.addStateStore(Stores.builder(Stores.CARTS).withCachingEnabled());
        stores(builder, Stores.HISTORY, Stores.AUDIT_INDEX, Stores.HALTS);
        stores(builder, Stores.CUSTOMER_CARTS, Stores.MERGES);
        builder.stream(Topic.CART_EVENTS.topicName(), Consumed.with(KEY, VALUE).withName("cart-events"))
                .process(
                        () -> new CartFold(codec, listener, partitions),
                        Named.as("fold"),
                        Stores.CARTS,
                        Stores.HISTORY,
                        Stores.AUDIT_INDEX,
                        Stores.HALTS)
                .repartition(Repartitioned.with(KEY, VALUE).withName(LOOKUPS).withNumberOfPartitions(partitions))
                .process(
                        () -> new LookupIndex(listener, partitions),
                        Named.as("lookup-index"),
                        Stores.CUSTOMER_CARTS,
                        Stores.MERGES);
        return builder.build();
    }

    /** The topic that a part is a partition of. */
    public static String topic(String applicationId, Part part) {
        return switch (part.feed()) {
            case LOG -> Topic.CART_EVENTS.topicName();
            case LOOKUPS -> applicationId + '-' + LOOKUPS + REPARTITION_SUFFIX;
        };
    }

    private static void stores(StreamsBuilder builder, String... names) {
        for (String name : names) {
            builder.addStateStore(Stores.builder(name));
        }
    }
}
