package dev.cartlog.acceptance.verify;

import java.time.Duration;

/** Something that was made from the log and is compared with it. */
@FunctionalInterface
interface Compared {
    /**
     * Reads what there is of a span, before the log is read: then it may be behind the fold, never ahead of it.
     *
     * @param patience how long it may take to catch up with the fold in the end
     */
    Check begin(Span span, Findings findings, Duration patience) throws InterruptedException;
}
