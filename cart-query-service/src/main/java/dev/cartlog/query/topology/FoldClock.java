package dev.cartlog.query.topology;

import java.time.Instant;

/**
 * Is told how far each fold has come, and knows from it up to when the fold has seen everything. Called on the threads
 * that fold, so it must neither wait nor work.
 */
public interface FoldClock {
    /** This part is folded here from now on. */
    void taken(Part part);

    /** The record at this offset is in the stores. */
    void applied(Part part, long offset);

    /** This part is not folded here any more. */
    void released(Part part);

    /**
     * The moment up to which every record that was in the log by then has been folded here; {@link Instant#EPOCH}
     * when that is not known.
     */
    Instant knownUntil(Part part);
}
