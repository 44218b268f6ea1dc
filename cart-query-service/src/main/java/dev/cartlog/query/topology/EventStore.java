package dev.cartlog.query.topology;

import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.query.topology.Reading.Event;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * All events of a partition of the log: at their {@link HistoryKey}s, with their places in the log, and at their
 * {@link AuditKey}s, by which they are searched for. That of all events by time is not kept: a range of it is those of all types,
 * merged as it is read.
 *
 * <p>It follows from the log record by record, whether a fold was halted or not, so it needs no changelog: what is lost is
 * read from the log again, by the same rule. Standbys read the log as well. Hence events may also be gathered and written
 * together, at the latest when somebody looks, or when the offset behind them is committed.
 */
final class EventStore extends ViewStore {
    /** Three for each event. */
    private static final int UNWRITTEN_MAX = 384;

    private static final byte[] NOTHING = {};

    private final RecordReader reader;
    private final List<KeyValue<Bytes, byte[]>> unwritten = new ArrayList<>(UNWRITTEN_MAX);
    /** Of all types that there are here, what their entries begin with. */
    private final Map<String, byte[]> types = new HashMap<>();

    EventStore(KeyValueStore<Bytes, byte[]> entries, RecordReader reader) {
        super(entries);
        this.reader = reader;
    }

    /** Keeps an event. */
    synchronized void keep(RecordedEvent event, StoredEvent stored) {
        EventMeta meta = event.meta();
        byte[] history = HistoryKey.of(meta).toBytes();
        byte[] position = AuditKey.position(meta.occurredAt(), history);
        String type = event.event().type();
        put(HistoryKey.stored(history), stored.toBytes());
        put(AuditKey.key(types.computeIfAbsent(type, AuditKey::ofType), position), NOTHING);
        put(AuditKey.key(AuditKey.ofActor(meta.actor().id()), position), type.getBytes(StandardCharsets.UTF_8));
        if (unwritten.size() >= UNWRITTEN_MAX) {
            write();
        }
    }

    private void put(Bytes key, byte[] value) {
        unwritten.add(KeyValue.pair(key, value));
    }

    private synchronized void write() {
        if (!unwritten.isEmpty()) {
            entries().putAll(unwritten);
            unwritten.clear();
        }
    }

    /** Records as they are in the log. Those that cannot be read halt the fold; here they are left out, as by it. */
    private void restore(Collection<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (reader.read(record.key(), record.value(), record.partition()) instanceof Event(RecordedEvent event)) {
                keep(event, new StoredEvent(record.partition(), record.offset(), record.value()));
            }
        }
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        // The only callback that tells offsets is not part of the public interface; ADR 0018 says why it is used.
        RecordBatchingStateRestoreCallback restore = this::restore;
        deleteFormer(context.stateDir());
        entries().init(new RestoringContext(context, restore), root);
        findTypes();
    }

    /** What was kept in a former format. It follows from the log as well, and is read from there into this store. */
    private static void deleteFormer(File taskDirectory) {
        File former = new File(new File(taskDirectory, "rocksdb"), Stores.FORMER_EVENTS);
        try {
            Utils.delete(former);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + former, e);
        }
    }

    /** Looks once for each type. */
    private synchronized void findTypes() {
        Optional<byte[]> type = firstType(AuditKey.types());
        while (type.isPresent()) {
            types.put(AuditKey.type(type.get()), type.get());
            type = firstType(AuditKey.behind(type.get()));
        }
    }

    private Optional<byte[]> firstType(Bytes from) {
        try (KeyValueIterator<Bytes, byte[]> rest = entries().range(from, AuditKey.end())) {
            return rest.hasNext() ? Optional.of(AuditKey.typePrefix(rest.peekNextKey())) : Optional.empty();
        }
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        write();
        return entries().get(key);
    }

    @Override
    public synchronized KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        write();
        return from != null && to != null && AuditKey.isByTime(from)
                ? byTime(from, to)
                : entries().range(from, to);
    }

    /** As nothing is written meanwhile, all ranges show the same events. */
    private KeyValueIterator<Bytes, byte[]> byTime(Bytes from, Bytes to) {
        return new EventsByTime(types.values().stream()
                .map(type -> new EventsByTime.OfType(
                        type.length, entries().range(AuditKey.of(type, from), AuditKey.of(type, to))))
                .toList());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        write();
        return entries().all();
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        write();
        super.commit(changelogOffsets);
    }

    /** What is not written lies behind the committed offset, and will be read again. */
    @Override
    public synchronized void close() {
        unwritten.clear();
        types.clear();
        super.close();
    }
}
