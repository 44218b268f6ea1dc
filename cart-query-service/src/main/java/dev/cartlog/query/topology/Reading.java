package dev.cartlog.query.topology;

import dev.cartlog.domain.event.RecordedEvent;

/** What a record of the log turned out to be. */
sealed interface Reading {
    /** An event, under the key of its cart. */
    record Event(RecordedEvent event) implements Reading {}

    /** No event, or not one that may be there; nothing behind it is folded. */
    record NoEvent(String reason) implements Reading {}
}
