package dev.cartlog.query.testing;

import dev.cartlog.query.topology.FoldClock;
import dev.cartlog.query.topology.Part;
import java.time.Instant;

/** Says that the log is known up to whatever moment a test wants. */
public final class ManualFoldClock implements FoldClock {
    private Instant knownUntil = Instant.EPOCH;

    /** From now on the log is known up to here. */
    public void knownUntil(Instant moment) {
        knownUntil = moment;
    }

    @Override
    public void taken(Part part) {
        // Tests fold one part only.
    }

    @Override
    public void applied(Part part, long offset) {
        // The test says how far the log is known.
    }

    @Override
    public void released(Part part) {
        // As above.
    }

    @Override
    public Instant knownUntil(Part part) {
        return knownUntil;
    }
}
