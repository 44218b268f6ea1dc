package dev.cartlog.acceptance.bench;

import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.query.topology.Partitions;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.StoreSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of a fold of the whole log that has come to its end, so that nothing is ever too old. */
record RunningStores(KafkaStreams streams) implements StoreSource {
    private static final int PARTITIONS = TopicPlan.CART_PARTITIONS_DEFAULT;

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, String key) {
        return open(store, new Partitions(PARTITIONS).of(key));
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition));
    }

    @Override
    public void requireCarts(String key) {
        // Everything is here.
    }

    @Override
    public Set<Integer> partitions() {
        return IntStream.range(0, PARTITIONS).boxed().collect(Collectors.toSet());
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> catalog() {
        return open(Stores.CATALOG, 0);
    }
}
