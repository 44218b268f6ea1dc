package dev.cartlog.query.view;

import java.util.Map;
import java.util.Set;

/** Which instance keeps which part of the views. Methods throw {@link NotReadableException} while that is open. */
public interface Placement {

    /** Where something is kept. */
    sealed interface Place {
        /** In this process. */
        record Here() implements Place {}

        /** In another one. */
        record At(String host, int port) implements Place {}
    }

    /** Who keeps the part of a store that holds a key. */
    Place of(String store, String key);

    /** Who keeps a partition of a store. */
    Place of(String store, int partition);

    /** Who keeps which partitions of the log. */
    Map<Place, Set<Integer>> partitions();

    /** How many partitions the log has. */
    int partitionCount();
}
