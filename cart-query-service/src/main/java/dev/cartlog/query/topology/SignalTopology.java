package dev.cartlog.query.topology;

import dev.cartlog.events.topics.Topic;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * What others are told, on one page:
 *
 * <pre>
 * cart-events ──► checkouts ──► cart-checkouts
 * </pre>
 *
 * <p>It is not part of the views, so that rebuilding those never tells others anything twice.
 */
public final class SignalTopology {
    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> VALUE = Serdes.ByteArray();

    private SignalTopology() {}

    /** The topology. */
    public static Topology of(TopologyConfig config, CheckoutCodec codec) {
        StreamsBuilder builder = new StreamsBuilder(config);
        builder.stream(Topic.CART_EVENTS.topicName(), Consumed.with(KEY, VALUE).withName("cart-events"))
                .process(() -> new CheckoutRelay(codec), Named.as("checkouts"))
                .to(Topic.CART_CHECKOUTS.topicName(), Produced.with(KEY, VALUE).withName("cart-checkouts"));
        return builder.build();
    }
}
