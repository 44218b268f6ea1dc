package dev.cartlog.command.log;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Follows a topic on a thread of its own, a bounded number of records ahead of whoever takes them. */
public final class RecordCursor implements AutoCloseable {
    static final int BUFFERED_RECORDS_MAX = 1_024;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final KafkaConsumer<String, byte[]> consumer;
    private final BlockingQueue<ReadRecord> buffered = new ArrayBlockingQueue<>(BUFFERED_RECORDS_MAX);
    private volatile Runnable onAvailable = () -> {};
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closed;

    private RecordCursor(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static RecordCursor start(KafkaConsumer<String, byte[]> consumer) {
        RecordCursor cursor = new RecordCursor(consumer);
        Thread.ofPlatform().name("cart-events-follower").daemon().start(cursor::run);
        return cursor;
    }

    /** The next record that is already here, or null. */
    public @Nullable ReadRecord poll() {
        return buffered.poll();
    }

    /** Called on the cursor's thread whenever there may be something to poll, and when it failed. */
    public void onAvailable(Runnable callback) {
        onAvailable = callback;
    }

    /** Why nothing will come any more, or null. */
    public @Nullable RuntimeException failure() {
        return failure;
    }

    private void run() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    put(TopicReader.read(record));
                }
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = KafkaFailures.translate("following the events", e);
            onAvailable.run();
        }
    }

    private void put(ReadRecord record) throws InterruptedException {
        while (!closed && !buffered.offer(record, POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            // The taker is slow; nothing more is fetched meanwhile.
        }
        onAvailable.run();
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
    }
}
