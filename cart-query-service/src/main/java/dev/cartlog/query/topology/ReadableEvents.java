package dev.cartlog.query.topology;

import dev.cartlog.domain.event.RecordedEvent;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log for those who tell others of it. A record that cannot be read stops its partition: it may be a checkout,
 * and one that is left out is an order lost. The other partitions go on.
 */
final class ReadableEvents implements Processor<String, byte[], String, ReadableEvents.ReadEvent> {
    private final Codec codec;
    private final SignalListener listener;
    private @Nullable ProcessorContext<String, ReadEvent> context;
    private @Nullable HaltLatch halts;

    /** An event, and the record it was read from. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record ReadEvent(RecordedEvent event, byte[] record) {}

    ReadableEvents(Codec codec, SignalListener listener) {
        this.codec = codec;
        this.listener = listener;
    }

    @Override
    public void init(ProcessorContext<String, ReadEvent> newContext) {
        context = newContext;
        int partition = newContext.taskId().partition();
        halts = new HaltLatch(
                newContext.getStateStore(Stores.HALTS),
                halt -> halt.ifPresentOrElse(listener::halted, () -> listener.resumed(partition)),
                partition);
    }

    @Override
    public void close() {
        listener.released(Objects.requireNonNull(context).taskId().partition());
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata place = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        HaltLatch latch = Objects.requireNonNull(halts);
        if (latch.isBefore(place.offset())) {
            return;
        }
        switch (Records.read(codec, record.key(), record.value(), event -> {})) {
            case Reading.Event known -> {
                Objects.requireNonNull(context).forward(record.withValue(new ReadEvent(known.event(), record.value())));
                latch.folded(place.offset());
            }
            case Reading.NoEvent unknown -> latch.halt(place.offset(), unknown.reason());
        }
    }
}
