package dev.cartlog.query.topology;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, through restarts, that a partition's fold has stopped, and at which record.
 *
 * <p>Only what lies behind that record is passed over. After a crash earlier records come again, and stores that do not
 * agree need them; and the record itself may come again because somebody has set the group back to it, with code that
 * can read it now.
 */
final class HaltLatch {
    private final KeyValueStore<Bytes, byte[]> store;
    private final int partition;
    private final Consumer<Optional<Halt>> listener;
    private @Nullable Halt halt;

    /**
     * The store must be restored already, as it is when processors are initialised.
     *
     * @param listener hears of a halt, and with nothing of its end
     */
    HaltLatch(KeyValueStore<Bytes, byte[]> store, Consumer<Optional<Halt>> listener, int partition) {
        this.store = store;
        this.partition = partition;
        this.listener = listener;
        byte[] stored = store.get(Halt.key(partition));
        if (stored != null) {
            halt = Halt.of(partition, stored);
            listener.accept(Optional.of(halt));
        }
    }

    /** Whether the fold has stopped before this record. */
    boolean isBefore(long offset) {
        return halt != null && halt.offset() < offset;
    }

    /** The fold cannot go beyond the record at this offset; unless it has stopped before already. */
    void halt(long offset, String reason) {
        if (isBefore(offset)) {
            return;
        }
        Halt now = new Halt(partition, offset, reason);
        halt = now;
        store.put(Halt.key(partition), now.toBytes());
        listener.accept(Optional.of(now));
    }

    /** The record at this offset was folded. */
    void folded(long offset) {
        if (halt != null && Objects.requireNonNull(halt).offset() == offset) {
            halt = null;
            store.delete(Halt.key(partition));
            listener.accept(Optional.empty());
        }
    }
}
