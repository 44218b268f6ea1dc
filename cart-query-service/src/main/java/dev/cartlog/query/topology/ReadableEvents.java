package dev.cartlog.query.topology;

import dev.cartlog.codec.CodecException;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryRefusedException;
import java.util.Objects;
import java.util.Optional;
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
        read(record, latch, place).ifPresent(event -> {
            Objects.requireNonNull(context).forward(record.withValue(event));
            latch.folded(place.offset());
        });
    }

    private Optional<ReadEvent> read(Record<String, byte[]> record, HaltLatch latch, RecordMetadata place) {
        try {
            return Optional.of(new ReadEvent(Records.event(codec, record.key(), record.value()), record.value()));
        } catch (MalformedRecordException | CodecException | ImpossibleEvent e) {
            latch.halt(place.offset(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (RegistryRefusedException e) {
            latch.halt(place.offset(), "The record's schema is unknown: " + e.getMessage());
        }
        return Optional.empty();
    }
}
