package dev.cartlog.command.axon;

import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;

/**
 * What a reader has seen of one aggregate.
 *
 * <p>Axon's own marker says 0 both for an aggregate without events and for one with a single event. This one stays equal
 * to Axon's and remembers which of the two it was, so that an append to an aggregate believed empty can be refused.
 */
final class LastSequence extends AggregateBasedConsistencyMarker {
    private final String aggregateId;
    private final long exact;

    /** @param exact {@link SequencedEvent#NO_SEQUENCE} when the aggregate had no events */
    LastSequence(String aggregateId, long exact) {
        super(aggregateId, Math.max(0, exact));
        this.aggregateId = aggregateId;
        this.exact = exact;
    }

    long exact() {
        return exact;
    }

    boolean isOf(String otherId) {
        return aggregateId.equals(otherId);
    }

    @Override
    public AggregateBasedConsistencyMarker doUpperBound(AggregateBasedConsistencyMarker other) {
        return other instanceof LastSequence that && isOf(that.aggregateId)
                ? (that.exact > exact ? that : this)
                : super.doUpperBound(other);
    }

    @Override
    public AggregateBasedConsistencyMarker doLowerBound(AggregateBasedConsistencyMarker other) {
        return other instanceof LastSequence that && isOf(that.aggregateId)
                ? (that.exact < exact ? that : this)
                : super.doLowerBound(other);
    }

    /** What a condition's marker says was seen of an aggregate. */
    static long seenBy(ConsistencyMarker marker, String aggregateId) {
        return switch (marker) {
            case LastSequence one when one.isOf(aggregateId) -> one.exact;
            case AggregateBasedConsistencyMarker many -> positionIn(many, aggregateId);
            default -> SequencedEvent.NO_SEQUENCE;
        };
    }

    /**
     * A marker over several aggregates is Axon's own, which cannot tell "empty" from "one event": the lower one is
     * assumed, so that a conflict is never missed.
     */
    private static long positionIn(AggregateBasedConsistencyMarker marker, String aggregateId) {
        long position = marker.createSequencer().incrementAndGetSequenceOf(aggregateId) - 1;
        return position == 0 ? SequencedEvent.NO_SEQUENCE : position;
    }
    // Equality is Axon's on purpose: the suite and Axon compare markers of both kinds.
}
