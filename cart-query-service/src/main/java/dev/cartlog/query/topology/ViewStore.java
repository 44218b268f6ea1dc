package dev.cartlog.query.topology;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store of ours around one of Streams. The fold writes it in words of its own; readers see bytes sorted by bytes, and
 * among them what was not written yet.
 */
abstract class ViewStore implements StateStore, ReadOnlyKeyValueStore<Bytes, byte[]> {
    private final KeyValueStore<Bytes, byte[]> entries;

    /** @param entries nobody else writes it */
    ViewStore(KeyValueStore<Bytes, byte[]> entries) {
        this.entries = entries;
    }

    /** What has been written. */
    final KeyValueStore<Bytes, byte[]> entries() {
        return entries;
    }

    @Override
    public final long approximateNumEntries() {
        return entries.approximateNumEntries();
    }

    @Override
    public final String name() {
        return entries.name();
    }

    @Override
    public void commit(Map<TopicPartition, Long> changelogOffsets) {
        entries.commit(changelogOffsets);
    }

    @Override
    public final @Nullable Long committedOffset(TopicPartition partition) {
        return entries.committedOffset(partition);
    }

    /** The offset is in the same files as what it covers, so neither survives a crash without the other. */
    @Override
    @Deprecated
    public final boolean managesOffsets() {
        return entries.managesOffsets();
    }

    @Override
    public final Position getPosition() {
        return entries.getPosition();
    }

    @Override
    public void close() {
        entries.close();
    }

    @Override
    public final boolean persistent() {
        return entries.persistent();
    }

    @Override
    public final boolean isOpen() {
        return entries.isOpen();
    }
}
