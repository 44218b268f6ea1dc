package dev.cartlog.query.view;

import java.util.Set;
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
     * A store's part for a partition.
     *
     * @throws NotReadableException when it is not here, or still being restored
     */
    ReadOnlyKeyValueStore<Bytes, byte[]> open(String store, int partition);

    /**
     * Makes sure that what is kept of a routing key's carts may be shown.
     *
     * @throws NotReadableException when {@link #open} would
     */
    void requireCarts(String key);

    /**
     * The partitions of the log that are kept here.
     *
     * @throws NotReadableException before the views have started
     */
    Set<Integer> partitions();

    /**
     * The whole catalogue.
     *
     * @throws NotReadableException while it is being loaded
     */
    ReadOnlyKeyValueStore<Bytes, byte[]> catalog();
}
