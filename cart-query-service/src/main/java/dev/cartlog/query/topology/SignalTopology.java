package dev.cartlog.query.topology;

import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.query.topology.ReadableEvents.ReadEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * What others are told, on one page:
 *
 * <pre>
 * cart-events ──► readable ──► checkouts ──► cart-checkouts
 *                (halts)  └─► idle-carts ──► cart-signals     (idle: open carts, and when each will be abandoned)
 * </pre>
 *
 * <p>It is not part of the views, so that rebuilding those never tells others anything twice.
 */
public final class SignalTopology {
    private static final Serde<String> KEY = Serdes.String();
    private static final Serde<byte[]> VALUE = Serdes.ByteArray();
    /** A signal's key is a cart id; it goes where its cart's events are. */
    private static final StreamPartitioner<String, byte[]> LIKE_CARTS =
            (topic, cartId, signal, count) -> Optional.of(Set.of(new Partitions(count).of(CartId.of(cartId))));

    private SignalTopology() {}

    /**
     * What the topology needs of the world.
     *
     * @param listener hears where a record cannot be read
     * @param clock tells up to when the log has been folded
     * @param abandonedAfter how long a cart may be left alone
     */
    public record Tools(
            CheckoutCodec checkouts, Codec codec, SignalListener listener, FoldClock clock, Duration abandonedAfter) {}

    /** The topology. */
    public static Topology of(TopologyConfig config, Tools tools) {
        StreamsBuilder builder = new StreamsBuilder(config);
        builder.addStateStore(Stores.builder(Stores.IDLE));
        builder.addStateStore(Stores.builder(Stores.HALTS));
        KStream<String, ReadEvent> log = builder.stream(
                        Topic.CART_EVENTS.topicName(), Consumed.with(KEY, VALUE).withName("cart-events"))
                .process(() -> new ReadableEvents(tools.codec(), tools.listener()), Named.as("readable"), Stores.HALTS);
        log.process(() -> new CheckoutRelay(tools.checkouts()), Named.as("checkouts"))
                .to(Topic.CART_CHECKOUTS.topicName(), Produced.with(KEY, VALUE).withName("cart-checkouts"));
        log.process(() -> new IdleCarts(tools.clock(), tools.abandonedAfter()), Named.as("idle-carts"), Stores.IDLE)
                .to(
                        Topic.CART_SIGNALS.topicName(),
                        Produced.with(KEY, VALUE)
                                .withStreamPartitioner(LIKE_CARTS)
                                .withName("cart-signals"));
        return builder.build();
    }
}
