package dev.cartlog.query.topology;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.query.topology.ReadableEvents.ReadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Tells of carts that nobody has touched for a configured time, and when one wakes.
 *
 * <p>Which signals there are follows from the log alone: a cart was abandoned after an event exactly when the next one
 * occurred at least that much later, or there is none. The clock only decides when we notice. It may say so only for
 * moments up to which the log is known completely, however far the fold is behind, and a little later still: an event is
 * stamped before it is committed. A fold from the beginning therefore sends the same signals again, with the same ids.
 *
 * <p>It needs Streams' exactly-once: a wake-up is told only once, when it is folded, and a fold that goes on after a
 * crash must have both told it and remembered it, or neither.
 */
final class IdleCarts implements Processor<String, ReadEvent, String, byte[]> {
    /** How long after its stamp an event may still be committed: the longest transaction, and clocks that differ. */
    static final Duration STAMP_DELAY_MAX = Duration.ofSeconds(15);

    private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
    private static final int SIGNALS_AT_ONCE_MAX = 1000;
    private static final byte[] NOTHING = {};

    private final FoldClock clock;
    private final Duration abandonedAfter;
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<Bytes, byte[]> idle;

    IdleCarts(FoldClock clock, Duration abandonedAfter) {
        this.clock = clock;
        this.abandonedAfter = abandonedAfter;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> newContext) {
        context = newContext;
        idle = newContext.getStateStore(Stores.IDLE);
        newContext.schedule(LOOK_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::look);
        clock.taken(part());
    }

    @Override
    public void close() {
        clock.released(part());
    }

    private Part part() {
        return Part.ofLog(Objects.requireNonNull(context).taskId().partition());
    }

    private KeyValueStore<Bytes, byte[]> store() {
        return Objects.requireNonNull(idle);
    }

    @Override
    public void process(Record<String, ReadEvent> record) {
        RecordedEvent event = record.value().event();
        CartId cartId = event.meta().cartId();
        Optional<Idleness> before =
                Optional.ofNullable(store().get(IdleKey.ofCart(cartId))).map(Idleness::of);
        if (before.isEmpty() || before.get().version().compareTo(event.meta().version()) < 0) {
            before.ifPresent(known -> wake(cartId, known, event, record.timestamp()));
            remember(event);
        }
        clock.applied(
                part(),
                Objects.requireNonNull(context).recordMetadata().orElseThrow().offset());
    }

    private void wake(CartId cartId, Idleness known, RecordedEvent event, long timestamp) {
        Instant at = event.meta().occurredAt();
        boolean unnoticed = known.state() == Idleness.State.WAITING
                && !at.isBefore(known.since().plus(abandonedAfter));
        if (unnoticed) {
            send(abandoned(cartId, known), timestamp);
        }
        if (unnoticed || known.state() == Idleness.State.ABANDONED) {
            send(
                    new Signal.Woken(
                            cartId, event.meta().version(), at, event.event().type()),
                    timestamp);
        }
        store().delete(IdleKey.due(known.since().plus(abandonedAfter), cartId));
    }

    private void remember(RecordedEvent event) {
        CartId cartId = event.meta().cartId();
        Instant at = event.meta().occurredAt();
        Bytes key = IdleKey.ofCart(cartId);
        switch (Idleness.after(event.event())) {
            case OPEN -> {
                store().put(key, new Idleness(event.meta().version(), at, Idleness.State.WAITING).toBytes());
                store().put(IdleKey.due(at.plus(abandonedAfter), cartId), NOTHING);
            }
            case RESTING ->
                store().put(key, new Idleness(event.meta().version(), at, Idleness.State.RESTING).toBytes());
            case OVER -> store().delete(key);
        }
    }

    private Signal abandoned(CartId cartId, Idleness known) {
        return new Signal.Abandoned(
                cartId, known.version(), known.since(), known.since().plus(abandonedAfter));
    }

    /** The clock says only when to look; what is due is decided by how far the log is known. */
    private void look(long wallClockMs) {
        Instant until = clock.knownUntil(part()).minus(STAMP_DELAY_MAX);
        if (until.isBefore(Instant.EPOCH)) {
            return;
        }
        for (Bytes due : due(until)) {
            CartId cartId = IdleKey.cartId(due);
            Bytes key = IdleKey.ofCart(cartId);
            Optional.ofNullable(store().get(key)).map(Idleness::of).ifPresent(known -> {
                send(abandoned(cartId, known), wallClockMs);
                store().put(key, new Idleness(known.version(), known.since(), Idleness.State.ABANDONED).toBytes());
            });
            store().delete(due);
        }
    }

    private List<Bytes> due(Instant until) {
        List<Bytes> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                store().range(IdleKey.from(Instant.EPOCH), IdleKey.from(until.plusMillis(1)))) {
            while (entries.hasNext() && found.size() < SIGNALS_AT_ONCE_MAX) {
                found.add(entries.next().key);
            }
        }
        return found;
    }

    private void send(Signal signal, long timestamp) {
        Objects.requireNonNull(context).forward(new Record<>(signal.cartId().toString(), signal.toBytes(), timestamp));
    }
}
