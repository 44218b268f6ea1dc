package dev.cartlog.acceptance.seed;

import dev.cartlog.codec.EventRecords;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.avro.specific.SpecificRecord;

/**
 * Fills an empty log with the histories of {@link SeededCart}s. So many carts are open at a time, and take turns, as they do
 * where many people shop. Written without transactions, which readers cannot tell: whoever uses this measures readers.
 */
public final class LogSeeder {
    /** Carts that are open at a time. */
    public static final int CARTS_OPEN = 1_000;

    /** When the first event occurs; each is a millisecond after the one before. */
    public static final Instant BEGIN = Instant.parse("2026-01-02T00:00:00.000Z");

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
        try (SeedProducer producer = new SeedProducer(bootstrapServers)) {
            Deque<SeededCart> open = new ArrayDeque<>();
            long opened = 0;
            for (long event = 0; event < carts * SeededCart.EVENTS; event++) {
                if (open.size() < CARTS_OPEN && opened < carts) {
                    open.addFirst(new SeededCart(opened++));
                }
                SeededCart cart = open.removeFirst();
                producer.send(EventRecords.of(cart.next(BEGIN.plusMillis(event)), serializer));
                if (!cart.isOver()) {
                    open.addLast(cart);
                }
            }
        }
    }
}
