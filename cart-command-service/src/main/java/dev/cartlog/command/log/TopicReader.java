package dev.cartlog.command.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Reads the events topic: from its start up to now, or from anywhere on. Only committed records, each reader apart. */
public final class TopicReader {
    private static final String CLIENT_ID = "cart-events-reader";

    private final KafkaClients clients;
    private final List<TopicPartition> partitions;

    public TopicReader(KafkaClients clients, String topic, int partitionCount) {
        this.clients = clients;
        this.partitions = IntStream.range(0, partitionCount)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    /** A partition's records, up to all that were acknowledged before the call. Lazy, blocking, to be closed. */
    public Stream<ReadRecord> upToNow(int partition) {
        TopicPartition read = partitions.get(partition);
        long end = with(IsolationLevel.READ_UNCOMMITTED, consumer -> endOf(consumer, read));
        KafkaConsumer<String, byte[]> consumer = clients.reader(CLIENT_ID, IsolationLevel.READ_COMMITTED);
        consumer.assign(List.of(read));
        consumer.seekToBeginning(List.of(read));
        return StreamSupport.stream(new BoundedRead(consumer, read, end), false).onClose(consumer::close);
    }

    /** Everything from the offsets on, as it comes; partitions without an offset from their start. */
    public RecordCursor follow(Map<Integer, Long> next) {
        KafkaConsumer<String, byte[]> consumer = clients.reader(CLIENT_ID, IsolationLevel.READ_COMMITTED);
        consumer.assign(partitions);
        Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long start = Objects.requireNonNull(starts.get(partition));
            consumer.seek(partition, Math.max(start, next.getOrDefault(partition.partition(), start)));
        }
        return RecordCursor.start(consumer);
    }

    /** By partition, the first offset. */
    public Map<Integer, Long> first() {
        return with(IsolationLevel.READ_COMMITTED, consumer -> numbered(consumer.beginningOffsets(partitions)));
    }

    /** By partition, the first offset that is not yet readable. */
    public Map<Integer, Long> latest() {
        return with(IsolationLevel.READ_COMMITTED, consumer -> numbered(consumer.endOffsets(partitions)));
    }

    /** By partition, the offset of the first record of that time or later; else the latest. */
    public Map<Integer, Long> at(Instant time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, time.toEpochMilli()));
        return with(IsolationLevel.READ_COMMITTED, consumer -> {
            Map<Integer, Long> result = numbered(consumer.endOffsets(partitions));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
            found.forEach((partition, offset) -> {
                if (offset != null) {
                    result.put(partition.partition(), offset.offset());
                }
            });
            return result;
        });
    }

    private <T> T with(IsolationLevel isolation, Function<KafkaConsumer<String, byte[]>, T> question) {
        try (KafkaConsumer<String, byte[]> consumer = clients.reader(CLIENT_ID, isolation)) {
            return question.apply(consumer);
        }
    }

    private static long endOf(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) {
        return Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
    }

    private static Map<Integer, Long> numbered(Map<TopicPartition, Long> offsets) {
        Map<Integer, Long> result = new HashMap<>();
        offsets.forEach((partition, offset) -> result.put(partition.partition(), offset));
        return result;
    }

    static ReadRecord read(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return new ReadRecord(record.partition(), record.offset(), record.key(), record.value(), headers);
    }
}
