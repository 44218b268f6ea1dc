package dev.cartlog.query.topology;

import dev.cartlog.domain.event.CartEvent;
import dev.cartlog.query.topology.ReadableEvents.ReadEvent;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what order handling must hear of, headers included. After a crash a record may be passed on again; it
 * carries cart id and version, by which consumers tell.
 */
final class CheckoutRelay implements Processor<String, ReadEvent, String, byte[]> {
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
    public void process(Record<String, ReadEvent> record) {
        if (isPublic(record.value().event().event())) {
            codec.publicRecord(record.value().record())
                    .ifPresent(value -> Objects.requireNonNull(context).forward(record.withValue(value)));
        }
    }

    private static boolean isPublic(CartEvent event) {
        return event instanceof CartEvent.CartCheckedOut
                || event instanceof CartEvent.CartCheckoutReleased
                || event instanceof CartEvent.CartOrdered;
    }
}
