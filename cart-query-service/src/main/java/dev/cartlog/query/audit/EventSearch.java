package dev.cartlog.query.audit;

import dev.cartlog.query.topology.AuditKey;
import dev.cartlog.query.topology.AuditKey.Position;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.LoggedEvent;
import dev.cartlog.query.view.StoreSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Finds events of all carts by time, type and actor, in the order of time. Methods throw NotReadableException. */
public final class EventSearch {
    /** The last moment that can be asked for; keys hold milliseconds. */
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final StoreSource stores;
    private final Histories histories;

    /** Searches these views. */
    public EventSearch(StoreSource stores, Histories histories) {
        this.stores = stores;
        this.histories = histories;
    }

    /**
     * What is searched for.
     *
     * @param from inclusive
     * @param to exclusive
     * @param after goes on behind this place
     */
    public record Query(
            Optional<Instant> from, Optional<Instant> to, Optional<Position> after, EventFilter filter, int limit) {
        /** The same search, for another part of its result. */
        public Query page(Optional<Position> newAfter, int newLimit) {
            return new Query(from, to, newAfter, filter, newLimit);
        }
    }

    /** Places of the first events in one partition's index. */
    public List<Position> positions(int partition, Query query) {
        byte[] prefix = prefix(query.filter());
        Bytes from = query.after()
                .map(place -> after(prefix, place))
                .orElseGet(() -> AuditKey.from(prefix, query.from().orElse(Instant.EPOCH)));
        Bytes to = AuditKey.from(prefix, query.to().orElse(END_OF_TIME));
        List<Position> found = new ArrayList<>();
        if (from.compareTo(to) >= 0) {
            return found;
        }
        ReadOnlyKeyValueStore<Bytes, byte[]> index = stores.open(Stores.EVENTS, partition);
        try (KeyValueIterator<Bytes, byte[]> entries = index.range(from, to)) {
            while (entries.hasNext() && found.size() < query.limit()) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                // The end of a range is inclusive, but no event's key is as short as it.
                if (isAskedFor(entry.value, query.filter())) {
                    found.add(AuditKey.position(entry.key, prefix));
                }
            }
        }
        return found;
    }

    /** The first events over these partitions, in the order of time. */
    public List<LoggedEvent> search(Iterable<Integer> partitions, Query query) {
        List<Position> found = new ArrayList<>();
        partitions.forEach(partition -> found.addAll(positions(partition, query)));
        return found.stream()
                .sorted(Comparator.naturalOrder())
                .limit(query.limit())
                .flatMap(place -> histories.find(place.cartId(), place.version()).stream())
                .toList();
    }

    /** The narrowest list of events to go through. */
    private static byte[] prefix(EventFilter filter) {
        return filter.actorId()
                .map(AuditKey::ofActor)
                .or(() -> filter.type().map(AuditKey::ofType))
                .orElseGet(AuditKey::all);
    }

    /** An actor's events are of any type; where all are of one, they do not tell. */
    private static boolean isAskedFor(byte[] type, EventFilter filter) {
        return filter.actorId().isEmpty()
                || filter.type().isEmpty()
                || filter.type().get().equals(new String(type, StandardCharsets.UTF_8));
    }

    private static Bytes after(byte[] prefix, Position place) {
        byte[] key = AuditKey.key(prefix, place.toBytes()).get();
        return Bytes.wrap(Arrays.copyOf(key, key.length + 1));
    }
}
