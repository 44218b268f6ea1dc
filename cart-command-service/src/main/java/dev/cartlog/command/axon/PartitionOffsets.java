package dev.cartlog.command.axon;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongBinaryOperator;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/**
 * A position in a log of several partitions: the next offset to read of each. Partitions have no common order, so two
 * positions may be incomparable; then neither covers the other and the bounds are taken partition by partition.
 *
 * @param next by partition; a partition that is not named is read from its start
 */
public record PartitionOffsets(Map<Integer, Long> next) implements TrackingToken {

    public PartitionOffsets {
        next = Map.copyOf(next);
    }

    public static PartitionOffsets of(int partition, long nextOffset) {
        return new PartitionOffsets(Map.of(partition, nextOffset));
    }

    /** The next offset of a partition, 0 when nothing is known of it. */
    public long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    public PartitionOffsets with(int partition, long nextOffset) {
        Map<Integer, Long> changed = new TreeMap<>(next);
        changed.put(partition, nextOffset);
        return new PartitionOffsets(changed);
    }

    @Override
    public TrackingToken lowerBound(TrackingToken other) {
        return combined(require(other), Math::min);
    }

    @Override
    public TrackingToken upperBound(TrackingToken other) {
        return combined(require(other), Math::max);
    }

    @Override
    @SuppressWarnings("NullOptional") // Axon passes null for "no token yet"
    public boolean covers(TrackingToken other) {
        return other == null || require(other).next.entrySet().stream().allMatch(e -> next(e.getKey()) >= e.getValue());
    }

    /** Grows with every event, which is all that progress displays need; it is no offset of any partition. */
    @Override
    public OptionalLong position() {
        return OptionalLong.of(next.values().stream().mapToLong(Long::longValue).sum());
    }

    private PartitionOffsets combined(PartitionOffsets other, LongBinaryOperator choose) {
        TreeSet<Integer> partitions = new TreeSet<>(next.keySet());
        partitions.addAll(other.next.keySet());
        Map<Integer, Long> result = new TreeMap<>();
        for (int partition : partitions) {
            result.put(partition, choose.applyAsLong(next(partition), other.next(partition)));
        }
        return new PartitionOffsets(result);
    }

    private static PartitionOffsets require(TrackingToken token) {
        if (token instanceof PartitionOffsets offsets) {
            return offsets;
        }
        throw new IllegalArgumentException("not a position in this log: " + token);
    }
}
