package dev.cartlog.query.topology;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.CartCheckoutReleased;
import dev.cartlog.events.CartOrdered;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;

/** Writes records anew under the public topic's own subjects, as the two topics evolve apart. */
public final class AvroCheckoutCodec implements CheckoutCodec {
    private final EventDeserializer<SpecificRecord> reader;
    private final EventSerializer<SpecificRecord> writer;

    private AvroCheckoutCodec(EventDeserializer<SpecificRecord> reader, EventSerializer<SpecificRecord> writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * Registers the public topic's schemas.
     *
     * @throws dev.cartlog.events.serde.RegistryException when the registry does not answer, or refuses ours
     */
    public static AvroCheckoutCodec load(SchemaRegistryClient registry) {
        return new AvroCheckoutCodec(
                EventDeserializer.preloaded(registry, SpecificRecord.class, Topic.CART_EVENTS),
                EventSerializer.ensureRegistered(registry, Topic.CART_CHECKOUTS));
    }

    @Override
    public Optional<byte[]> publicRecord(byte[] record) {
        SpecificRecord event = reader.fromBytes(record);
        boolean isPublic = event instanceof CartCheckedOut
                || event instanceof CartCheckoutReleased
                || event instanceof CartOrdered;
        return isPublic ? Optional.of(writer.toBytes(Topic.CART_CHECKOUTS, event)) : Optional.empty();
    }
}
