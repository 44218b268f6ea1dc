package dev.cartlog.query.view;

import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.StreamsRunner.Running;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of the Streams that runs in this process. */
public final class LocalStores implements StoreSource {
    private final StreamsRunner views;
    private final ViewStatus status;

    /** Reads what the runner runs. */
    public LocalStores(StreamsRunner views, ViewStatus status) {
        this.views = views;
        this.status = status;
    }

    private Running running() {
        return views.started()
                .orElseThrow(() -> new NotReadableException(
                        "waiting for " + views.waitingFor().orElse("the start")));
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, String key) {
        Running running = running();
        int partition = running.partitions().of(key);
        if (store.equals(Stores.CARTS) && status.halts().containsKey(partition)) {
            throw new NotReadableException("partition " + partition + " cannot be folded any further");
        }
        return open(running, parameters(store).withPartition(partition));
    }

    @Override
    public List<ReadOnlyKeyValueStore<Bytes, byte[]>> openAll(String store) {
        return List.of(open(running(), parameters(store)));
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
