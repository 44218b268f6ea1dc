package dev.cartlog.command.axon;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/** The log as a shard's own engine sees it. The cart's state knows the last sequence; the shard's batch takes the events. */
final class ShardEventLog implements EventLog {
    private final CartWriter writer;
    private final EventReads reads;
    private @Nullable CartId lastParsed;
    private String lastText = "";

    ShardEventLog(CartWriter writer, EventReads reads) {
        this.writer = writer;
        this.reads = reads;
    }

    @Override
    public Executor owner() {
        return Runnable::run; // Axon runs a unit of work on the thread that dispatched it: the shard's
    }

    @Override
    public long lastSequence(String aggregateId) {
        return writer.cart(parse(aggregateId))
                .map(cart -> cart.version().value() - 1)
                .orElse(SequencedEvent.NO_SEQUENCE);
    }

    @Override
    public CompletableFuture<Void> append(List<SequencedEvent> events, @Nullable ProcessingContext context) {
        if (context == null || context.getResource(ManagedCart.KEY) == null) {
            throw new IllegalStateException("a cart's events are appended within a command");
        }
        Cart after = context.getResource(ManagedCart.KEY).entity().cart().orElseThrow();
        List<RecordedEvent> recorded = new ArrayList<>(events.size());
        Map<String, String> headers = Map.of();
        for (SequencedEvent event : events) {
            recorded.add(inPlace(event));
            headers = event.message().metadata();
        }
        return writer.append(after, recorded, headers);
    }

    private static RecordedEvent inPlace(SequencedEvent event) {
        if (event.message().payload() instanceof RecordedEvent recorded
                && recorded.meta().version().value() == event.sequence() + 1) {
            return recorded;
        }
        throw new IllegalStateException(
                "event " + event.message().type() + " does not belong at sequence " + event.sequence());
    }

    /** A command asks for the same id several times in a row. */
    private CartId parse(String text) {
        CartId parsed = lastParsed;
        if (parsed == null || !text.equals(lastText)) {
            parsed = CartId.of(text);
            lastParsed = parsed;
            lastText = text;
        }
        return parsed;
    }

    @Override
    public EventReads reads() {
        return reads;
    }
}
