package dev.cartlog.acceptance.verify;

import dev.cartlog.domain.event.RecordedEvent;

/** Holds something against the fold of a span while it goes on. */
interface Check {
    /** The fold has come to the next event of a cart, which holds. */
    void folded(RecordedEvent event, Trail trail);

    /** The fold has come to the end: what is behind must catch up in time, then what differs is named. */
    void finish(LogFold fold) throws InterruptedException;
}
