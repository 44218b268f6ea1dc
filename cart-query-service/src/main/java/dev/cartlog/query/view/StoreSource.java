package dev.cartlog.query.view;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores that this instance holds. */
public interface StoreSource {
    /**
     * A store's part that holds a key.
     *
     * @param key a routing key, or what a lookup is found by
     * @throws NotReadableException when it is not here, or still being restored
     */
    ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, String key);

    /**
     * All parts of a store that are here.
     *
     * @throws NotReadableException while one of them is being restored
     */
    List<ReadOnlyKeyValueStore<Bytes, byte[]>> openAll(String store);

    /**
     * The whole catalogue.
     *
     * @throws NotReadableException while it is being loaded
     */
    ReadOnlyKeyValueStore<Bytes, byte[]> catalog();
}
