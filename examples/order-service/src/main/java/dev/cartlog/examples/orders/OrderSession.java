package dev.cartlog.examples.orders;

import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** One life of the service: connects, answers checkouts until it is stopped or something fails, disconnects. */
final class OrderSession {
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);

    private final OrderServiceConfig config;
    private final AtomicReference<@Nullable OrderLoop> loop = new AtomicReference<>();
    private volatile boolean stopping;

    OrderSession(OrderServiceConfig config) {
        this.config = config;
    }

    /**
     * Returns after {@link #stop}.
     *
     * @throws UnreadableRecordException when a record can never be read
     * @throws org.apache.kafka.common.KafkaException when Kafka fails
     * @throws dev.cartlog.events.serde.RegistryException when the registry does
     */
    void run() {
        try (SchemaRegistryClient registry = new SchemaRegistryClient(RegistryOptions.of(config.registryUrl()))) {
            EventSerializer<SpecificRecord> serializer =
                    EventSerializer.ensureRegistered(registry, Topic.ORDER_OUTCOMES);
            Producer<String, SpecificRecord> outcomes = KafkaClients.outcomes(config, serializer);
            try {
                var deserializer = new EventDeserializer<SpecificRecord>(registry, SpecificRecord.class);
                run(outcomes, new Records(deserializer::fromBytes));
            } finally {
                // Without a deadline this would wait for a broker that may never come back.
                outcomes.close(CLOSE_DEADLINE);
            }
        }
    }

    private void run(Producer<String, SpecificRecord> outcomes, Records records) {
        try (Admin admin = KafkaClients.admin(config);
                Consumer<String, byte[]> earlier = KafkaClients.history(config);
                Consumer<String, byte[]> checkouts = KafkaClients.checkouts(config)) {
            AnsweredCheckouts answered = new AnsweredCheckouts();
            OutcomeHistory history = new OutcomeHistory(
                    earlier,
                    partitions -> KafkaClients.endOffsets(admin, partitions),
                    records,
                    answered,
                    System::nanoTime);
            OrderLoop fresh = new OrderLoop(
                    checkouts,
                    outcomes,
                    records,
                    answered,
                    history,
                    new OrderRule(config.subtotalMaxMinor()),
                    InstantSource.system());
            loop.set(fresh);
            if (!stopping) {
                fresh.run();
            }
        }
    }

    /** Makes {@link #run} return after the batch at hand; may be called from any thread, at any time. */
    void stop() {
        stopping = true;
        OrderLoop running = loop.get();
        if (running != null) {
            running.stop();
        }
    }
}
