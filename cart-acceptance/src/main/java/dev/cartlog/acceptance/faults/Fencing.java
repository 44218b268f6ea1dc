package dev.cartlog.acceptance.faults;

import dev.cartlog.events.topics.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * Reads the broker's own files for what no consumer can see: which life of a writer wrote each batch. Each take-over raises
 * the epoch of the shard's writers, so a batch with an epoch below one before it was written by somebody who had been
 * fenced.
 */
public final class Fencing {
    private static final String SEGMENTS = ".log";

    /**
     * A batch in a partition, or the marker that ends a transaction.
     *
     * @param writer which of the shard's writers
     * @param epoch which life of it
     */
    record Write(String partition, long offset, long writer, short epoch) {}

    private Fencing() {}

    /** Every write by an owner that had a successor already, of all partitions of the events below a broker's directory. */
    public static List<String> violations(Path brokerData) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path partition : list(brokerData, name -> name.startsWith(Topic.CART_EVENTS.topicName() + "-"))) {
            List<Write> writes = new ArrayList<>();
            for (Path segment : list(partition, name -> name.endsWith(SEGMENTS))) {
                writes.addAll(read(partition.getFileName().toString(), segment));
            }
            found.addAll(check(writes));
        }
        return found;
    }

    /** @param writes of one partition, in the order of the log */
    static List<String> check(List<Write> writes) {
        Map<Long, Short> newest = new HashMap<>();
        List<String> found = new ArrayList<>();
        for (Write write : writes) {
            short before = newest.getOrDefault(write.writer(), Short.MIN_VALUE);
            if (write.epoch() < before) {
                found.add("%s, offset %d: written in epoch %d of writer %d, after its epoch %d"
                        .formatted(write.partition(), write.offset(), write.epoch(), write.writer(), before));
            } else {
                newest.put(write.writer(), write.epoch());
            }
        }
        return found;
    }

    private static List<Write> read(String partition, Path segment) throws IOException {
        List<Write> writes = new ArrayList<>();
        try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
            for (RecordBatch batch : records.batches()) {
                if (batch.isTransactional()) {
                    writes.add(new Write(partition, batch.baseOffset(), batch.producerId(), batch.producerEpoch()));
                }
            }
        }
        return writes;
    }

    private static List<Path> list(Path directory, java.util.function.Predicate<String> name) {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.filter(path -> name.test(path.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
