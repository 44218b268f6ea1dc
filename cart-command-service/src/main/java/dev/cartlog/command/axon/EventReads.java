package dev.cartlog.command.axon;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading committed events back. Used by any thread. */
public interface EventReads {

    /**
     * The aggregate's events from a sequence on, in order, up to those committed before the call. Reads while the stream
     * is consumed, and blocks for that; to be closed.
     */
    Stream<StoredEvent> history(String aggregateId, long fromSequence);

    /** All events from a position on, and those to come. */
    EventCursor open(PartitionOffsets from);

    PartitionOffsets first();

    /** Before the first event that is not yet readable. */
    PartitionOffsets latest();

    /** Before the first event written at that time or later; the latest position where there is none. */
    PartitionOffsets at(Instant time);

    /** A reader that waits for further events. Used by one thread at a time; {@code close} by any. */
    interface EventCursor extends AutoCloseable {
        /** The next event that is already here, or null. Never waits. */
        @Nullable
        StoredEvent poll();

        /** Called, on any thread, whenever there may be something to poll. */
        void onAvailable(Runnable callback);

        /** Why nothing will come any more, or null. */
        @Nullable
        Throwable failure();

        @Override
        void close();
    }
}
