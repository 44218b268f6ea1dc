package dev.cartlog.command.axon;

import dev.cartlog.command.log.ReadRecord;

/** How Axon's events look as records of the events topic. */
public interface EventFormat {

    SequencedEvent read(ReadRecord record);

    /** Where an aggregate's events are. */
    int partitionOf(String aggregateId);
}
