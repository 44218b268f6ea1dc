package dev.cartlog.query.view;

import dev.cartlog.events.topics.Topic;
import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.topology.Part;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.StreamsRunner.Running;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of the Streams that runs in this process. */
public final class LocalStores implements StoreSource {
    private final StreamsRunner views;
    private final ViewStatus status;
    private final Freshness freshness;

    /** Reads what the runner runs, as long as it is not old. */
    public LocalStores(StreamsRunner views, ViewStatus status, Freshness freshness) {
        this.views = views;
        this.status = status;
        this.freshness = freshness;
    }

    private Running running() {
        return views.started()
                .orElseThrow(() -> new NotReadableException(
                        "waiting for " + views.waitingFor().orElse("the start")));
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, String key) {
        return open(store, running().partitions().of(key));
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, int partition) {
        require(new Part(Stores.feed(store), partition));
        Running running = running();
        return open(running, parameters(store).withPartition(partition));
    }

    @Override
    public void requireCarts(String key) {
        require(Part.ofLog(running().partitions().of(key)));
    }

    /** What lies behind a halt is missing in everything that is kept of a partition, its history included. */
    private void require(Part part) {
        Halt halt = part.feed() == Part.Feed.LOG ? status.halts().get(part.partition()) : null;
        if (halt != null) {
            throw new NotReadableException(
                    "partition " + part.partition() + " cannot be folded beyond offset " + halt.offset());
        }
        freshness.require(part);
    }

    @Override
    public Set<Integer> partitions() {
        Set<Integer> partitions = new TreeSet<>();
        for (ThreadMetadata thread : running().streams().metadataForLocalThreads()) {
            for (TaskMetadata task : thread.activeTasks()) {
                task.topicPartitions().stream()
                        .filter(part -> part.topic().equals(Topic.CART_EVENTS.topicName()))
                        .forEach(part -> partitions.add(part.partition()));
            }
        }
        return partitions;
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> catalog() {
        return open(running(), parameters(Stores.CATALOG));
    }

    private static StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters(String store) {
        return StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore());
    }

    private static ReadOnlyKeyValueStore<Bytes, byte[]> open(
            Running running, StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters) {
        try {
            return running.streams().store(parameters);
        } catch (InvalidStateStoreException e) {
            throw new NotReadableException("store " + parameters.storeName() + ": " + e.getMessage());
        }
    }
}
