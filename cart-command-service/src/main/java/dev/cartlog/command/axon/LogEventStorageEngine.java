package dev.cartlog.command.axon;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.common.infra.ComponentDescriptor;
import org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils;
import org.axonframework.eventsourcing.eventstore.AggregateSequenceNumberPosition;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EmptyAppendTransaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.TooManyTagsOnEventMessageException;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event storage on a log with a single writer. The same engine serves Kafka and the heap; only the
 * {@link EventLog} differs.
 */
public final class LogEventStorageEngine implements EventStorageEngine {
    private final EventLog log;

    public LogEventStorageEngine(EventLog log) {
        this.log = log;
    }

    @Override
    public CompletableFuture<AppendTransaction<?>> appendEvents(
            AppendCondition condition, @Nullable ProcessingContext context, List<TaggedEventMessage<?>> events) {
        try {
            AggregateBasedEventStorageEngineUtils.assertValidTags(events);
        } catch (TooManyTagsOnEventMessageException e) {
            return CompletableFuture.failedFuture(e);
        }
        return CompletableFuture.completedFuture(
                events.isEmpty()
                        ? EmptyAppendTransaction.INSTANCE
                        : new LogAppendTransaction(log, condition, List.copyOf(events)));
    }

    /**
     * What the writer already holds is not read again: a start past the last sequence, which is how the cart repository
     * asks, costs no access to the log.
     */
    @Override
    public MessageStream<EventMessage> source(SourcingCondition condition, @Nullable ProcessingContext context) {
        long from = AggregateSequenceNumberPosition.toSequenceNumber(condition.start());
        MessageStream<EventMessage> events = MessageStream.empty().cast();
        ConsistencyMarker seen = ConsistencyMarker.ORIGIN;
        for (var criterion : condition.criteria().flatten()) {
            String aggregateId = requireAggregateId(criterion.tags());
            long last = log.lastSequence(aggregateId);
            seen = new LastSequence(aggregateId, last).upperBound(seen);
            if (from <= last) {
                events = events.concatWith(read(aggregateId, from, last));
            }
        }
        ConsistencyMarker marker = seen;
        return events.concatWith(MessageStream.just(
                TerminalEventMessage.INSTANCE, end -> Context.with(ConsistencyMarker.RESOURCE_KEY, marker)));
    }

    private MessageStream<EventMessage> read(String aggregateId, long from, long last) {
        Stream<StoredEvent> history = log.reads().history(aggregateId, from);
        return MessageStream.fromStream(
                        history.takeWhile(stored -> stored.event().sequence() <= last),
                        stored -> stored.event().message(),
                        stored -> EventContexts.of(stored.event()))
                .onClose(history::close);
    }

    @Override
    public MessageStream<EventMessage> stream(StreamingCondition condition, @Nullable ProcessingContext context) {
        PartitionOffsets from = positionOf(condition.position());
        return new LogMessageStream(log.reads().open(from), from, condition);
    }

    private PartitionOffsets positionOf(@Nullable TrackingToken token) {
        if (token instanceof PartitionOffsets offsets) {
            return offsets;
        }
        if (token == null || token.equals(TrackingToken.FIRST)) {
            return log.reads().first();
        }
        if (token.equals(TrackingToken.LATEST)) {
            return log.reads().latest();
        }
        throw new IllegalArgumentException("not a position in this log: " + token);
    }

    @Override
    public CompletableFuture<TrackingToken> firstToken(@Nullable ProcessingContext context) {
        return CompletableFuture.supplyAsync(log.reads()::first, Runnable::run);
    }

    @Override
    public CompletableFuture<TrackingToken> latestToken(@Nullable ProcessingContext context) {
        return CompletableFuture.supplyAsync(log.reads()::latest, Runnable::run);
    }

    @Override
    public CompletableFuture<TrackingToken> tokenAt(Instant at, @Nullable ProcessingContext context) {
        return CompletableFuture.supplyAsync(() -> log.reads().at(at), Runnable::run);
    }

    @Override
    public void describeTo(ComponentDescriptor descriptor) {
        descriptor.describeProperty("log", log);
    }

    private static String requireAggregateId(Set<Tag> tags) {
        String id = AggregateBasedEventStorageEngineUtils.resolveAggregateIdentifier(tags);
        if (id == null) {
            throw new IllegalArgumentException("events are sourced by the tag of one aggregate");
        }
        return id;
    }
}
