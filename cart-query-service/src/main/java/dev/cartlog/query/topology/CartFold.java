package dev.cartlog.query.topology;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.query.topology.Reading.Event;
import dev.cartlog.query.topology.Reading.NoEvent;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Folds a partition of the log into its views.
 *
 * <p>After a crash records come again and the stores need not agree on where they were: each store is its own file and
 * its own changelog. Only the cart is a fold and has the {@link Guard}; what {@link EventStore} keeps are facts of one event
 * under keys of its own, so writing them again changes nothing and is never skipped, not even behind a halt. Which cart is a
 * customer's current one is neither, and is set right whenever an event comes again.
 *
 * <p>A record that cannot be applied halts its partition: applying what follows would show carts that never were. The
 * other partitions go on.
 */
final class CartFold implements Processor<String, byte[], String, byte[]> {
    private final RecordReader reader;
    private final ViewListener listener;
    private final Partitions partitions;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable CartStore carts;
    private @Nullable EventStore events;
    private @Nullable HaltLatch halts;

    CartFold(RecordReader reader, ViewListener listener) {
        this.reader = reader;
        this.listener = listener;
        partitions = reader.partitions();
    }

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
        context = newContext;
        carts = newContext.getStateStore(Stores.CARTS);
        events = newContext.getStateStore(Stores.EVENTS);
        halts = new HaltLatch(
                newContext.getStateStore(Stores.HALTS),
                halt -> halt.ifPresentOrElse(
                        stopped -> listener.halted(stopped, partitions), () -> listener.resumed(part().partition())),
                newContext.taskId().partition());
        listener.taken(part());
    }

    private Part part() {
        return Part.ofLog(Objects.requireNonNull(context).taskId().partition());
    }

    @Override
    public void close() {
        listener.released(part(), partitions);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        HaltLatch latch = Objects.requireNonNull(halts);
        RecordMetadata place = Objects.requireNonNull(context).recordMetadata().orElseThrow();
        switch (reader.read(record.key(), record.value(), place.partition())) {
            case Event known -> {
                Objects.requireNonNull(events)
                        .keep(known.event(), new StoredEvent(place.partition(), place.offset(), record.value()));
                applyOrHalt(known.event(), record, place.offset(), latch);
            }
            case NoEvent unknown -> latch.halt(place.offset(), unknown.reason());
        }
        // A halted partition has come as far as it ever will.
        listener.applied(part(), place.offset());
    }

    private void applyOrHalt(RecordedEvent event, Record<String, byte[]> record, long offset, HaltLatch latch) {
        if (latch.isBefore(offset)) {
            return;
        }
        try {
            apply(event, record, offset);
            latch.folded(offset);
        } catch (ImpossibleEvent e) {
            latch.halt(offset, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void apply(RecordedEvent event, Record<String, byte[]> record, long offset) {
        CartStore store = Objects.requireNonNull(carts);
        Optional<Cart> before = store.find(event.meta().cartId());
        Optional<Cart> next = Guard.fold(before, event);
        if (next.isPresent()) {
            store.put(before, next.get());
            listener.cartChanged(next.get());
        } else {
            before.ifPresent(store::mendPointer);
        }
        // Last, so that whoever finds the lookup finds the cart as well. A repeated event is forwarded again.
        Lookup.in(event, offset)
                .ifPresent(lookup -> Objects.requireNonNull(context)
                        .forward(record.withKey(lookup.key()).withValue(lookup.toBytes())));
    }
}
