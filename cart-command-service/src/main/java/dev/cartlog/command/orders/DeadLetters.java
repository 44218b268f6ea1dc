package dev.cartlog.command.orders;

import dev.cartlog.events.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what could not be used, as it came, with the reason and where it was. */
public final class DeadLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration WRITE_WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(2);

    private final Producer<String, byte[]> producer;

    /** @param producer idempotent, waiting for all in-sync replicas; closed with this */
    public DeadLetters(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** Whether the record is kept; if not, the caller must try again. */
    boolean keep(ConsumerRecord<String, byte[]> record, String why) {
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topic.ORDER_OUTCOMES_DEAD_LETTERS.topicName(), record.key(), record.value());
        letter.headers()
                .add("reason", bytes(why))
                .add("source", bytes(record.topic() + "-" + record.partition() + "@" + record.offset()));
        try {
            producer.send(letter).get(WRITE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Could not keep the unusable order outcome at offset {} yet: {}", record.offset(), e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        LOG.error(
                "Order outcome at offset {} is of no use and was moved to {}: {}",
                record.offset(),
                Topic.ORDER_OUTCOMES_DEAD_LETTERS.topicName(),
                why);
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(CLOSE_WAIT_MAX);
    }
}
