package dev.cartlog.command.axon;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** Events on the heap, in one partition whose offsets have no gaps. */
final class HeapEventLog implements EventLog, EventReads {
    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, Long> lastSequences = new HashMap<>();
    private final List<HeapCursor> cursors = new CopyOnWriteArrayList<>();

    @Override
    public Executor owner() {
        return task -> {
            synchronized (this) {
                task.run();
            }
        };
    }

    @Override
    public synchronized long lastSequence(String aggregateId) {
        return lastSequences.getOrDefault(aggregateId, SequencedEvent.NO_SEQUENCE);
    }

    @Override
    public synchronized CompletableFuture<Void> append(
            List<SequencedEvent> appended, @Nullable ProcessingContext context) {
        for (SequencedEvent event : appended) {
            events.add(new StoredEvent(event, 0, events.size() + 1));
            if (event.aggregateId() != null) {
                lastSequences.put(event.aggregateId(), event.sequence());
            }
        }
        cursors.forEach(cursor -> cursor.callback.run());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public EventReads reads() {
        return this;
    }

    @Override
    public synchronized Stream<StoredEvent> history(String aggregateId, long fromSequence) {
        return events.stream()
                .filter(stored -> aggregateId.equals(stored.event().aggregateId())
                        && stored.event().sequence() >= fromSequence)
                .toList()
                .stream();
    }

    @Override
    public EventCursor open(PartitionOffsets from) {
        HeapCursor cursor = new HeapCursor((int) from.next(0));
        cursors.add(cursor);
        return cursor;
    }

    @Override
    public PartitionOffsets first() {
        return PartitionOffsets.of(0, 0);
    }

    @Override
    public synchronized PartitionOffsets latest() {
        return PartitionOffsets.of(0, events.size());
    }

    @Override
    public synchronized PartitionOffsets at(Instant time) {
        for (int i = 0; i < events.size(); i++) {
            if (!events.get(i).event().message().timestamp().isBefore(time)) {
                return PartitionOffsets.of(0, i);
            }
        }
        return latest();
    }

    private final class HeapCursor implements EventCursor {
        private int next;
        private volatile Runnable callback = () -> {};

        HeapCursor(int next) {
            this.next = next;
        }

        @Override
        public @Nullable StoredEvent poll() {
            synchronized (HeapEventLog.this) {
                return next < events.size() ? events.get(next++) : null;
            }
        }

        @Override
        public void onAvailable(Runnable newCallback) {
            callback = newCallback;
        }

        @Override
        public @Nullable Throwable failure() {
            return null;
        }

        @Override
        public void close() {
            cursors.remove(this);
        }
    }
}
