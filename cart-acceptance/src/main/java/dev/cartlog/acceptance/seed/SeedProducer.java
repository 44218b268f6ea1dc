package dev.cartlog.acceptance.seed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes very many records in large batches, without transactions. All of them are in the log when it is closed. */
final class SeedProducer implements AutoCloseable {
    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 256 * 1024;

    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final KafkaProducer<String, byte[]> producer;

    SeedProducer(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(ProducerRecord<String, byte[]> record) {
        var _ = producer.send(record, (place, refused) -> {
            if (refused != null) {
                failure.set(refused);
            }
        });
    }

    /**
     * Waits until all are written.
     *
     * @throws IllegalStateException when the broker refused a record
     */
    @Override
    public void close() {
        producer.close();
        if (failure.get() != null) {
            throw new IllegalStateException("the log was not written", failure.get());
        }
    }
}
