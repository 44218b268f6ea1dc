package dev.cartlog.query.topology;

import dev.cartlog.events.CartCheckedOut;
import dev.cartlog.events.CartCheckoutReleased;
import dev.cartlog.events.CartOrdered;
import dev.cartlog.events.serde.EventHeaders;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what order handling must hear of, headers included. After a crash a record may be passed on again; it
 * carries cart id and version, by which consumers tell.
 *
 * <p>A record that cannot be read ends the thread: it may be a checkout, and one that is left out is an order lost.
 */
final class CheckoutRelay implements Processor<String, byte[], String, byte[]> {
    private static final Set<String> TYPES = Set.of(
            CartCheckedOut.class.getSimpleName(),
            CartCheckoutReleased.class.getSimpleName(),
            CartOrdered.class.getSimpleName());

    private final CheckoutCodec codec;
    private @Nullable ProcessorContext<String, byte[]> context;

    CheckoutRelay(CheckoutCodec codec) {
        this.codec = codec;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
        context = newContext;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        // The header spares decoding every event; a writer that sets none is believed to have written anything.
        Optional<String> type = EventHeaders.get(record.headers(), EventHeaders.TYPE);
        if (type.isEmpty() || TYPES.contains(type.get())) {
            codec.publicRecord(record.value())
                    .ifPresent(value -> Objects.requireNonNull(context).forward(record.withValue(value)));
        }
    }
}
