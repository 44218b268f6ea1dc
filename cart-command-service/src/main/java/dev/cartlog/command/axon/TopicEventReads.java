package dev.cartlog.command.axon;

import dev.cartlog.command.log.ReadRecord;
import dev.cartlog.command.log.RecordCursor;
import dev.cartlog.command.log.TopicReader;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events out of a Kafka topic. A history is a scan of its partition: for repairs and tools, not for commands. */
public final class TopicEventReads implements EventReads {
    private final TopicReader topic;
    private final EventFormat format;

    public TopicEventReads(TopicReader topic, EventFormat format) {
        this.topic = topic;
        this.format = format;
    }

    @Override
    public Stream<StoredEvent> history(String aggregateId, long fromSequence) {
        Stream<ReadRecord> records = topic.upToNow(format.partitionOf(aggregateId));
        return records.map(this::stored)
                .filter(stored -> aggregateId.equals(stored.event().aggregateId())
                        && stored.event().sequence() >= fromSequence)
                .onClose(records::close);
    }

    private StoredEvent stored(ReadRecord record) {
        return new StoredEvent(format.read(record), record.partition(), record.offset() + 1);
    }

    @Override
    public EventCursor open(PartitionOffsets from) {
        return new TopicCursor(topic.follow(from.next()));
    }

    @Override
    public PartitionOffsets first() {
        return new PartitionOffsets(topic.first());
    }

    @Override
    public PartitionOffsets latest() {
        return new PartitionOffsets(topic.latest());
    }

    @Override
    public PartitionOffsets at(Instant time) {
        return new PartitionOffsets(topic.at(time));
    }

    private final class TopicCursor implements EventCursor {
        private final RecordCursor records;

        TopicCursor(RecordCursor records) {
            this.records = records;
        }

        @Override
        public @Nullable StoredEvent poll() {
            ReadRecord next = records.poll();
            return next == null ? null : stored(next);
        }

        @Override
        public void onAvailable(Runnable callback) {
            records.onAvailable(callback);
        }

        @Override
        public @Nullable Throwable failure() {
            return records.failure();
        }

        @Override
        public void close() {
            records.close();
        }
    }
}
