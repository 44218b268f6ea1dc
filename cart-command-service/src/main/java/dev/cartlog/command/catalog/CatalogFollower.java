package dev.cartlog.command.catalog;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.events.serde.RegistryUnavailableException;
import dev.cartlog.events.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the whole catalogue at the start and follows it from there, on a thread of its own. */
public final class CatalogFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogFollower.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(2);
    private static final TopicPartition PARTITION = new TopicPartition(Topic.CATALOG_ITEMS.topicName(), 0);

    private final KafkaConsumer<String, byte[]> consumer;
    private final CatalogTable table;
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile long lagRecords = Long.MAX_VALUE;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean closing;
    private long appliedTo;

    public CatalogFollower(KafkaClients clients, CatalogTable table) {
        this.consumer = clients.reader("cart-catalog", IsolationLevel.READ_COMMITTED);
        this.table = table;
    }

    public void start() {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
        Thread.ofPlatform().name("cart-catalog").daemon().start(this::run);
    }

    /** Completes when everything that was in the topic at the start has been read. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp.copy();
    }

    /** Records in the topic that are not read yet; {@code Long.MAX_VALUE} while that is unknown. */
    public long lagRecords() {
        return lagRecords;
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                poll();
            }
        } catch (WakeupException e) {
            LOG.debug("The catalogue is no longer followed");
        } finally {
            ended.complete(null);
        }
    }

    private void poll() {
        try {
            if (!caughtUp.isDone()) {
                noteLag(consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, Long.MAX_VALUE));
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                table.apply(record);
                appliedTo = record.offset() + 1;
            }
            consumer.currentLag(PARTITION).ifPresent(lag -> lagRecords = lag);
        } catch (WakeupException e) {
            throw e;
        } catch (RegistryUnavailableException e) {
            LOG.warn("The schema registry does not answer; the catalogue waits for it: {}", e.toString());
            consumer.seek(PARTITION, appliedTo);
            pause();
        } catch (KafkaException e) {
            LOG.warn("Cannot read the catalogue; prices and stock stay as they were last known: {}", e.toString());
        }
    }

    private void pause() {
        try {
            boolean _ = closed.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    private void noteLag(long end) {
        lagRecords = end - consumer.position(PARTITION);
        if (lagRecords <= 0) {
            LOG.info("The catalogue is complete: {} articles", table.size());
            caughtUp.complete(null);
        }
    }

    @Override
    public void close() {
        closing = true;
        closed.countDown();
        consumer.wakeup();
        ended.copy()
                .completeOnTimeout(null, CLOSE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }
}
