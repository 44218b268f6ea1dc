package dev.cartlog.query.view;

import java.time.Instant;

/** How far the fold of one part has come, and whether it has passed what was in the log when it was last doubted. */
final class FoldProgress {
    private static final long UNKNOWN = -1;

    private long begin = UNKNOWN;
    private long applied = UNKNOWN;
    /** The offset up to which nothing was missing. */
    private long settled = UNKNOWN;

    private long end = UNKNOWN;
    /** The record that must be folded before the fold counts as having seen all up to {@link #awaitedEnd}. */
    private long awaited = UNKNOWN;

    private long awaitedEnd = UNKNOWN;
    private Instant awaitedSince = Instant.EPOCH;
    private boolean caughtUp;
    private Instant knownUntil = Instant.EPOCH;

    synchronized boolean hasBegun() {
        return begin != UNKNOWN;
    }

    /** All before this offset was in the stores already when they were taken over. */
    synchronized void begin(long offset) {
        begin = offset;
    }

    synchronized void applied(long offset) {
        applied = Math.max(applied, offset);
        if (awaited != UNKNOWN && applied >= awaited) {
            settle(awaitedEnd, awaitedSince);
        }
    }

    /** The first offset that may hold something not folded yet. */
    synchronized long next() {
        return Math.max(settled, Math.max(begin, applied + 1));
    }

    synchronized boolean awaits() {
        return awaited != UNKNOWN;
    }

    /** Nothing before this end is missing, and this was the end at that moment. */
    synchronized void settle(long newEnd, Instant at) {
        settled = newEnd;
        end = Math.max(end, newEnd);
        awaited = UNKNOWN;
        caughtUp = true;
        knownUntil = at;
    }

    /** This record was in the log at that moment and may not be folded yet. */
    synchronized void await(long offset, long newEnd, Instant at) {
        end = newEnd;
        awaited = offset;
        awaitedEnd = newEnd;
        awaitedSince = at;
        if (applied >= offset) {
            settle(newEnd, at);
        }
    }

    /** The log may have gone on without us. What was settled stays so, but not that it is all. */
    synchronized void doubt() {
        awaited = UNKNOWN;
        caughtUp = false;
    }

    synchronized boolean caughtUp() {
        return caughtUp;
    }

    synchronized Instant knownUntil() {
        return knownUntil;
    }

    synchronized long end() {
        return end;
    }

    synchronized long lag() {
        return begin == UNKNOWN ? 0 : Math.max(0, end - next());
    }
}
