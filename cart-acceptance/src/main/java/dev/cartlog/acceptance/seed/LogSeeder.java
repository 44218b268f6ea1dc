package dev.cartlog.acceptance.seed;

import dev.cartlog.codec.EventRecords;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Fills an empty log with the histories of {@link SeededCart}s. So many carts are open at a time, and take turns, as they do
 * where many people shop. Written without transactions, which readers cannot tell: whoever uses this measures readers.
 */
public final class LogSeeder {
    /** Carts that are open at a time. */
    public static final int CARTS_OPEN = 1_000;

    /** When the first event occurs; each is a millisecond after the one before. */
    public static final Instant BEGIN = Instant.parse("2026-01-02T00:00:00.000Z");

    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 256 * 1024;

    private final String bootstrapServers;
    private final EventSerializer<SpecificRecord> serializer;

    /** Registers the schemas. */
    public LogSeeder(String bootstrapServers, SchemaRegistryClient registry) {
        this.bootstrapServers = bootstrapServers;
        serializer = EventSerializer.ensureRegistered(registry, Topic.CART_EVENTS);
    }

    /**
     * Writes whole carts, from number 0 on; returns when all is in the log.
     *
     * @throws IllegalStateException when the broker refuses a record
     */
    public void write(long carts) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                new StringSerializer(),
                new ByteArraySerializer())) {
            Deque<SeededCart> open = new ArrayDeque<>();
            long opened = 0;
            for (long event = 0; event < carts * SeededCart.EVENTS; event++) {
                if (open.size() < CARTS_OPEN && opened < carts) {
                    open.addFirst(new SeededCart(opened++));
                }
                SeededCart cart = open.removeFirst();
                send(producer, cart.next(BEGIN.plusMillis(event)), failure);
                if (!cart.isOver()) {
                    open.addLast(cart);
                }
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the log was not written", failure.get());
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, RecordedEvent event, AtomicReference<Exception> failure) {
        var _ = producer.send(EventRecords.of(event, serializer), (place, refused) -> {
            if (refused != null) {
                failure.set(refused);
            }
        });
    }
}
