package dev.cartlog.command.axon;

import java.util.Optional;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.SimpleEntry;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.EventsCondition;
import org.jspecify.annotations.Nullable;

/** An endless stream of a log's events, those that a condition matches, each with the position after it. */
final class LogMessageStream implements MessageStream<EventMessage> {
    private final EventReads.EventCursor cursor;
    private final EventsCondition condition;
    private PartitionOffsets position;
    private @Nullable Entry<EventMessage> peeked;

    LogMessageStream(EventReads.EventCursor cursor, PartitionOffsets from, EventsCondition condition) {
        this.cursor = cursor;
        this.condition = condition;
        this.position = from;
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> next() {
        Optional<Entry<EventMessage>> result = peek();
        peeked = null;
        return result;
    }

    @Override
    public synchronized Optional<Entry<EventMessage>> peek() {
        while (peeked == null) {
            StoredEvent stored = cursor.poll();
            if (stored == null) {
                return Optional.empty();
            }
            position = position.with(stored.partition(), stored.nextOffset());
            if (condition.matches(
                    stored.event().message().type().qualifiedName(), EventContexts.tags(stored.event()))) {
                Context context = EventContexts.of(stored.event());
                peeked = new SimpleEntry<>(stored.event().message(), TrackingToken.addToContext(context, position));
            }
        }
        return Optional.of(peeked);
    }

    @Override
    public void setCallback(Runnable callback) {
        cursor.onAvailable(callback);
        callback.run();
    }

    @Override
    public Optional<Throwable> error() {
        return Optional.ofNullable(cursor.failure());
    }

    @Override
    public boolean isCompleted() {
        return cursor.failure() != null;
    }

    @Override
    public boolean hasNextAvailable() {
        return peek().isPresent();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
