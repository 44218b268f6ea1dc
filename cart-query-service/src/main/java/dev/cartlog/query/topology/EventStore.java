package dev.cartlog.query.topology;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.query.topology.Reading.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.RecordBatchingStateRestoreCallback;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * All events of a partition of the log: at their {@link HistoryKey}s, with their places in the log, and at their
 * {@link AuditKey}s, by which they are searched for.
 *
 * <p>It follows from the log record by record, whether a fold was halted or not, so it needs no changelog: what is lost is
 * read from the log again, by the same rule. Standbys read the log as well. Hence events may also be gathered and written
 * together, at the latest when somebody looks, or when the offset behind them is committed.
 */
final class EventStore extends ViewStore {
    /** Four for each event. */
    private static final int UNWRITTEN_MAX = 512;

    private final RecordReader reader;
    private final List<KeyValue<Bytes, byte[]>> unwritten = new ArrayList<>(UNWRITTEN_MAX);

    EventStore(KeyValueStore<Bytes, byte[]> entries, RecordReader reader) {
        super(entries);
        this.reader = reader;
    }

    /** Keeps an event. */
    synchronized void keep(RecordedEvent event, StoredEvent stored) {
        unwritten.add(KeyValue.pair(HistoryKey.of(event.meta()).stored(), stored.toBytes()));
        AuditKey.index((key, value) -> unwritten.add(KeyValue.pair(key, value)), event);
        if (unwritten.size() >= UNWRITTEN_MAX) {
            write();
        }
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
        entries().init(new RestoringContext(context, restore), root);
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        write();
        return entries().get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        write();
        return entries().range(from, to);
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
        super.close();
    }
}
