package dev.cartlog.command.axon;

import org.axonframework.messaging.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event with its place in its aggregate's history.
 *
 * @param aggregateType the tag's key, null for an event without a tag
 * @param aggregateId the tag's value, null for an event without a tag
 * @param sequence from 0, or {@link #NO_SEQUENCE} for an event without a tag
 */
public record SequencedEvent(
        EventMessage message,
        @Nullable String aggregateType,
        @Nullable String aggregateId,
        long sequence) {
    /** The last sequence of an aggregate without events, and the sequence of an event without an aggregate. */
    public static final long NO_SEQUENCE = -1;
}
