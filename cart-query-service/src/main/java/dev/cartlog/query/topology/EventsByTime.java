package dev.cartlog.query.topology;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The events of all types in the order of time: the ranges of each type, merged as they are read. */
final class EventsByTime implements KeyValueIterator<Bytes, byte[]> {
    private final List<OfType> ranges;
    /** Those that have more; the one with the earliest event comes first. */
    private final PriorityQueue<OfType> waiting;

    /** @param prefixBytes of the keys, before the {@link AuditKey.Position} */
    record OfType(int prefixBytes, KeyValueIterator<Bytes, byte[]> entries) implements Comparable<OfType> {
        @Override
        public int compareTo(OfType other) {
            byte[] mine = entries.peekNextKey().get();
            byte[] others = other.entries.peekNextKey().get();
            return Arrays.compareUnsigned(mine, prefixBytes, mine.length, others, other.prefixBytes, others.length);
        }

        private Bytes byTime(Bytes key) {
            return AuditKey.key(AuditKey.all(), Arrays.copyOfRange(key.get(), prefixBytes, key.get().length));
        }
    }

    EventsByTime(List<OfType> ranges) {
        this.ranges = ranges;
        waiting = new PriorityQueue<>(
                ranges.stream().filter(range -> range.entries.hasNext()).toList());
    }

    @Override
    public boolean hasNext() {
        return !waiting.isEmpty();
    }

    @Override
    public Bytes peekNextKey() {
        if (waiting.isEmpty()) {
            throw new NoSuchElementException();
        }
        OfType earliest = waiting.peek();
        return earliest.byTime(earliest.entries.peekNextKey());
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        // Out of the queue while its next key changes, by which it is sorted.
        OfType earliest = waiting.remove();
        KeyValue<Bytes, byte[]> entry = earliest.entries.next();
        if (earliest.entries.hasNext()) {
            waiting.add(earliest);
        }
        return KeyValue.pair(earliest.byTime(entry.key), entry.value);
    }

    @Override
    public void close() {
        ranges.forEach(range -> range.entries.close());
    }
}
