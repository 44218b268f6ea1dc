package dev.cartlog.command.log;

import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** One partition's records until the reader's position has passed an offset. */
final class BoundedRead extends Spliterators.AbstractSpliterator<ReadRecord> {
    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private Iterator<ConsumerRecord<String, byte[]>> polled = Collections.emptyIterator();
    private boolean ended;

    BoundedRead(KafkaConsumer<String, byte[]> consumer, TopicPartition partition, long end) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
    }

    /** Once ended it stays ended, whatever became of the consumer: streams ask again after they were closed. */
    @Override
    public boolean tryAdvance(Consumer<? super ReadRecord> action) {
        ended = ended || !fetched();
        if (ended) {
            return false;
        }
        ConsumerRecord<String, byte[]> next = polled.next();
        if (next.offset() >= end) {
            ended = true;
            return false;
        }
        action.accept(TopicReader.read(next));
        return true;
    }

    private boolean fetched() {
        while (!polled.hasNext()) {
            long position = consumer.position(partition);
            if (position >= end) {
                return false;
            }
            polled = consumer.poll(KafkaClients.callMax()).iterator();
            if (!polled.hasNext() && consumer.position(partition) == position) {
                throw new LogException(
                        LogFailure.TAKE_OVER_AGAIN,
                        "reading " + partition + " stopped at " + position + " before " + end);
            }
        }
        return true;
    }
}
