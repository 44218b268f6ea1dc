package dev.cartlog.acceptance.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** An idempotent producer without transactions: nobody is fenced, and event and state may part. The floor. */
final class PlainWriter implements Writer {
    private final KafkaProducer<String, byte[]> producer;
    private final Sample sample;
    private final String events;
    private final String state;

    PlainWriter(String bootstrapServers, String events, String state, Sample sample) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        512 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
        this.events = events;
        this.state = state;
        this.sample = sample;
    }

    @Override
    public void send(Runnable done) {
        AtomicInteger missing = new AtomicInteger(2);
        Runnable one = () -> {
            if (missing.decrementAndGet() == 0) {
                done.run();
            }
        };
        send(new ProducerRecord<>(events, 0, "key", sample.event()), one);
        send(new ProducerRecord<>(state, 0, "key", sample.state()), one);
    }

    private void send(ProducerRecord<String, byte[]> record, Runnable acknowledged) {
        var _ = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("the broker refused a record", failure);
            }
            acknowledged.run();
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
