package dev.cartlog.command.axon;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * What the storage engine needs of a log: one writer that knows the last sequence of every aggregate, and readers.
 *
 * <p>There is no conditional append. The condition is checked and the events are appended in one go on the owner's
 * thread, which is the only one that appends.
 */
public interface EventLog {

    /** Runs on the one thread that may append; runs at once when already on it. */
    Executor owner();

    /** Of the aggregate's newest appended event, committed or not; {@link SequencedEvent#NO_SEQUENCE} without any. */
    long lastSequence(String aggregateId);

    /**
     * Appends all of the events or none. Only on the owner's thread.
     *
     * @return completes on the owner's thread, when the events are durable
     */
    CompletableFuture<Void> append(List<SequencedEvent> events, @Nullable ProcessingContext context);

    EventReads reads();
}
