package dev.cartlog.command.axon;

import dev.cartlog.command.log.Completion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AggregateBasedEventStorageEngineUtils;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventstreaming.EventCriterion;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work's events. Nothing happens before {@link #commit}; that checks the condition and appends on the
 * owner's thread, and completes when the events are durable.
 */
final class LogAppendTransaction implements AppendTransaction<ConsistencyMarker> {
    private final EventLog log;
    private final AppendCondition condition;
    private final List<TaggedEventMessage<?>> events;
    private final AtomicBoolean finished = new AtomicBoolean();

    LogAppendTransaction(EventLog log, AppendCondition condition, List<TaggedEventMessage<?>> events) {
        this.log = log;
        this.condition = condition;
        this.events = events;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> commit(@Nullable ProcessingContext context) {
        if (finished.getAndSet(true)) {
            return CompletableFuture.failedFuture(new IllegalStateException("already committed or rolled back"));
        }
        CompletableFuture<ConsistencyMarker> result = new CompletableFuture<>();
        log.owner().execute(() -> append(context, result));
        return result;
    }

    private void append(@Nullable ProcessingContext context, CompletableFuture<ConsistencyMarker> result) {
        try {
            refuseConflict();
            List<SequencedEvent> sequenced = sequence();
            ConsistencyMarker marker = markerAfter(sequenced);
            Completion.of(log.append(sequenced, context), (done, failure) -> {
                if (failure == null) {
                    result.complete(marker);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private void refuseConflict() {
        for (EventCriterion criterion : condition.criteria().flatten()) {
            String id = AggregateBasedEventStorageEngineUtils.resolveAggregateIdentifier(criterion.tags());
            if (id != null && log.lastSequence(id) > LastSequence.seenBy(condition.consistencyMarker(), id)) {
                throw AppendEventsTransactionRejectedException.conflictingEventsDetected(condition.consistencyMarker());
            }
        }
    }

    private List<SequencedEvent> sequence() {
        Map<String, Long> last = new HashMap<>();
        List<SequencedEvent> sequenced = new ArrayList<>(events.size());
        for (TaggedEventMessage<?> event : events) {
            String id = AggregateBasedEventStorageEngineUtils.resolveAggregateIdentifier(event.tags());
            String type = AggregateBasedEventStorageEngineUtils.resolveAggregateType(event.tags());
            long sequence = SequencedEvent.NO_SEQUENCE;
            if (id != null) {
                sequence = last.computeIfAbsent(id, log::lastSequence) + 1;
                last.put(id, sequence);
            }
            sequenced.add(new SequencedEvent(event.event(), type, id, sequence));
        }
        return sequenced;
    }

    private ConsistencyMarker markerAfter(List<SequencedEvent> sequenced) {
        ConsistencyMarker marker = ConsistencyMarker.ORIGIN;
        if (condition.consistencyMarker() instanceof AggregateBasedConsistencyMarker before) {
            marker = before;
        }
        for (SequencedEvent event : sequenced) {
            if (event.aggregateId() != null) {
                marker = new LastSequence(event.aggregateId(), event.sequence()).upperBound(marker);
            }
        }
        return marker;
    }

    @Override
    public CompletableFuture<ConsistencyMarker> afterCommit(
            ConsistencyMarker marker, @Nullable ProcessingContext context) {
        return CompletableFuture.completedFuture(marker);
    }

    @Override
    public void rollback(@Nullable ProcessingContext context) {
        finished.set(true);
    }
}
