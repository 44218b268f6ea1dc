package dev.cartlog.acceptance.bench;

import dev.cartlog.command.log.LogRecord;
import java.nio.charset.StandardCharsets;
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
        send(events, sample.event(), one);
        send(state, sample.state(), one);
    }

    private void send(String topic, LogRecord record, Runnable acknowledged) {
        ProducerRecord<String, byte[]> kafka = new ProducerRecord<>(topic, 0, record.key(), record.value());
        record.headers().forEach((name, value) -> kafka.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(kafka, (metadata, failure) -> {
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
