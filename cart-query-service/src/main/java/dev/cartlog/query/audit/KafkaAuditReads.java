package dev.cartlog.query.audit;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Puts each read on its own topic, keyed by auditor, and waits until all in-sync replicas have it. */
public final class KafkaAuditReads implements AuditReads, AutoCloseable {
    private static final int DELIVERY_TIMEOUT_MS = 5000;
    private static final int REQUEST_TIMEOUT_MS = 3000;
    private static final int THREADS_MAX = 2;
    private static final int READS_QUEUED_MAX = 1000;
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final Producer<String, String> producer;
    /** The producer waits for metadata on the caller's thread, which must not be one that serves connections. */
    private final Scheduler senders = Schedulers.newBoundedElastic(THREADS_MAX, READS_QUEUED_MAX, "audit-reads");

    /** Connects with the first read. */
    public KafkaAuditReads(KafkaConnection kafka) {
        producer = new KafkaProducer<>(
                kafka.with(Map.of(
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS)),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public Mono<Void> record(AuditRead read) {
        return Mono.fromCallable(() -> send(read))
                .subscribeOn(senders)
                .flatMap(Mono::fromFuture)
                .then();
    }

    private CompletableFuture<RecordMetadata> send(AuditRead read) {
        CompletableFuture<RecordMetadata> recorded = new CompletableFuture<>();
        var _ = producer.send(
                new ProducerRecord<>(Topic.CART_AUDIT_READS.topicName(), read.auditor(), read.toJson()),
                (place, failure) -> {
                    if (failure == null) {
                        recorded.complete(place);
                    } else {
                        recorded.completeExceptionally(failure);
                    }
                });
        return recorded;
    }

    @Override
    public void close() {
        producer.close(CLOSE_DEADLINE);
        senders.dispose();
    }
}
