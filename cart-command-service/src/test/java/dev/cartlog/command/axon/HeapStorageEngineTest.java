package dev.cartlog.command.axon;

import org.axonframework.eventsourcing.eventstore.AggregateBasedStorageEngineTestSuite;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;
import org.jspecify.annotations.Nullable;

/** Axon's own suite on the engine over a log on the heap. */
class HeapStorageEngineTest extends AggregateBasedStorageEngineTestSuite<LogEventStorageEngine> {

    @Override
    protected LogEventStorageEngine buildStorageEngine() {
        return new LogEventStorageEngine(new HeapEventLog());
    }

    @Override
    @SuppressWarnings("NullAway") // the engine's callers may have no context
    protected @Nullable ProcessingContext processingContext() {
        return null;
    }

    @Override
    protected long globalSequenceOfEvent(long position) {
        return position;
    }

    @Override
    protected TrackingToken trackingTokenAt(long position) {
        return PartitionOffsets.of(0, position);
    }

    @Override
    protected EventMessage convertPayload(EventMessage original) {
        return original;
    }
}
