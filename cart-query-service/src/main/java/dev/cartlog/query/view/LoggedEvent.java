package dev.cartlog.query.view;

import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.query.topology.StoredEvent;

/**
 * An event and its place in the log.
 *
 * @param stored as the audit trail keeps it
 */
public record LoggedEvent(RecordedEvent recorded, StoredEvent stored) {
    /** The log's partition. */
    public int partition() {
        return stored.partition();
    }

    /** The log's offset. */
    public long offset() {
        return stored.offset();
    }
}
