package dev.cartlog.query.topology;

import java.util.Objects;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Remembers, through restarts, that a partition's fold has stopped. */
final class HaltLatch {
    private final KeyValueStore<Bytes, byte[]> store;
    private final int partition;
    private final Consumer<Halt> listener;
    private @Nullable Halt halt;

    /** The store must be restored already, as it is when processors are initialised. */
    HaltLatch(KeyValueStore<Bytes, byte[]> store, Consumer<Halt> listener, int partition) {
        this.store = store;
        this.partition = partition;
        this.listener = listener;
        byte[] stored = store.get(Halt.key(partition));
        if (stored != null) {
            halt = Halt.of(partition, stored);
            listener.accept(halt);
        }
    }

    boolean isHalted() {
        return halt != null;
    }

    void halt(long offset, String reason) {
        halt = new Halt(partition, offset, reason);
        store.put(Halt.key(partition), Objects.requireNonNull(halt).toBytes());
        listener.accept(halt);
    }
}
