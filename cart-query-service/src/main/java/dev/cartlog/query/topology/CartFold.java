package dev.cartlog.query.topology;

import dev.cartlog.codec.CodecException;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.cart.ImpossibleEvent;
import dev.cartlog.domain.event.EventMeta;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.Owner;
import dev.cartlog.events.serde.MalformedRecordException;
import dev.cartlog.events.serde.RegistryRefusedException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds a partition of the log into its views.
 *
 * <p>After a crash records come again and the stores need not agree on where they were: each store is its own file and
 * its own changelog. Only the cart is a fold and has the {@link Guard}; everything else written here is a fact of one
 * event under a key of its own, so writing it again changes nothing and is never skipped. Which cart is a customer's
 * current one is neither, and is set right whenever an event comes again.
 *
 * <p>A record that cannot be applied halts its partition: applying what follows would show carts that never were. The
 * other partitions go on.
 */
final class CartFold implements Processor<String, byte[], String, byte[]> {
    private final Codec codec;
    private final ViewListener listener;
    private final Partitions partitions;
    private final RecentCarts recent = new RecentCarts();
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<Bytes, byte[]> carts;
    private @Nullable KeyValueStore<Bytes, byte[]> history;
    private @Nullable KeyValueStore<Bytes, byte[]> auditIndex;
    private @Nullable HaltLatch halts;

    CartFold(Codec codec, ViewListener listener, int partitions) {
        this.codec = codec;
        this.listener = listener;
        this.partitions = new Partitions(partitions);
    }

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
        context = newContext;
        recent.clear();
        carts = newContext.getStateStore(Stores.CARTS);
        history = newContext.getStateStore(Stores.HISTORY);
        auditIndex = newContext.getStateStore(Stores.AUDIT_INDEX);
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
        if (!latch.isBefore(place.offset())) {
            applyOrHalt(record, place, latch);
        }
        // A halted partition has come as far as it ever will.
        listener.applied(part(), place.offset());
    }

    private void applyOrHalt(Record<String, byte[]> record, RecordMetadata place, HaltLatch latch) {
        try {
            apply(record, place);
            latch.folded(place.offset());
        } catch (MalformedRecordException | CodecException | ImpossibleEvent e) {
            latch.halt(place.offset(), Objects.requireNonNullElse(e.getMessage(), e.toString()));
        } catch (RegistryRefusedException e) {
            latch.halt(place.offset(), "The record's schema is unknown: " + e.getMessage());
        }
    }

    private void apply(Record<String, byte[]> record, RecordMetadata place) {
        RecordedEvent event = Records.event(codec, record.key(), record.value());
        Records.requirePartition(partitions, event, place.partition());
        KeyValueStore<Bytes, byte[]> store = Objects.requireNonNull(carts);
        Bytes key = CartKey.of(event.meta().cartId());
        Optional<Cart> before = recent.find(event.meta().cartId())
                .or(() -> Optional.ofNullable(store.get(key)).map(codec::cart));
        Optional<Cart> next = Guard.fold(before, event);
        keepFacts(event, place, record);
        if (next.isPresent()) {
            pointAtCurrent(store, before, next.get());
            store.put(key, codec.toBytes(next.get()));
            recent.put(next.get());
            listener.cartChanged(next.get());
        } else {
            before.ifPresent(cart -> mendPointer(store, cart));
        }
        // Last, so that whoever finds the lookup finds the cart as well. A repeated event is forwarded again.
        Lookup.in(event, place.offset())
                .ifPresent(lookup -> Objects.requireNonNull(context)
                        .forward(record.withKey(lookup.key()).withValue(lookup.toBytes())));
    }

    private static void pointAtCurrent(KeyValueStore<Bytes, byte[]> store, Optional<Cart> before, Cart cart) {
        boolean wasCurrent = before.isPresent() && before.get().phase().isCurrent();
        boolean isCurrent = cart.phase().isCurrent();
        if (!(cart.owner() instanceof Owner.Customer) || wasCurrent == isCurrent) {
            return;
        }
        Bytes key = CartKey.current(cart.cartId().routingKey());
        if (isCurrent) {
            store.put(key, CartKey.number(cart.cartId()));
        } else {
            store.delete(key);
        }
    }

    /** After a crash events come again, and of the cart and the pointer at it only one may have survived. */
    private static void mendPointer(KeyValueStore<Bytes, byte[]> store, Cart cart) {
        if (!(cart.owner() instanceof Owner.Customer)) {
            return;
        }
        Bytes key = CartKey.current(cart.cartId().routingKey());
        byte[] number = CartKey.number(cart.cartId());
        if (cart.phase().isCurrent()) {
            store.put(key, number);
        } else if (Arrays.equals(store.get(key), number)) {
            store.delete(key);
        }
    }

    private void keepFacts(RecordedEvent event, RecordMetadata place, Record<String, byte[]> record) {
        EventMeta meta = event.meta();
        Objects.requireNonNull(history)
                .put(
                        new HistoryKey(meta.cartId(), meta.version()).toBytes(),
                        new StoredEvent(place.partition(), place.offset(), record.value()).toBytes());
        AuditKey.index(Objects.requireNonNull(auditIndex)::put, event);
    }
}
