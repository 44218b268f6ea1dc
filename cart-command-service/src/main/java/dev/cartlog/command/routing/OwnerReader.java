package dev.cartlog.command.routing;

import dev.cartlog.command.log.KafkaClients;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the owners' announcements, on a thread of its own. */
final class OwnerReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final KafkaConsumer<String, byte[]> consumer;
    private final TopicPartition partition;
    private final Consumer<OwnerAnnouncement> onAnnouncement;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;

    OwnerReader(KafkaClients clients, String topic, Consumer<OwnerAnnouncement> onAnnouncement) {
        this.consumer = clients.reader("cart-shard-owners", IsolationLevel.READ_COMMITTED);
        this.partition = new TopicPartition(topic, 0);
        this.onAnnouncement = onAnnouncement;
    }

    void start() {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        Thread.ofPlatform().name("cart-shard-owners").daemon().start(this::run);
    }

    private void run() {
        try (consumer) {
            while (!closing) {
                poll();
            }
        } catch (WakeupException e) {
            // Closing.
        } finally {
            ended.complete(null);
        }
    }

    private void poll() {
        try {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                read(record);
            }
        } catch (WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.warn(
                    "Cannot read who owns the shards; requests for other instances' shards may fail: {}", e.toString());
        }
    }

    private void read(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            onAnnouncement.accept(OwnerRecords.parse(record.value()));
        } catch (IllegalArgumentException e) {
            LOG.warn(
                    "Ignored record {} at offset {} of {}: {}", record.key(), record.offset(), partition, e.toString());
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        ended.completeOnTimeout(null, CLOSE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                .join();
    }
}
