package dev.cartlog.command.merge;

import dev.cartlog.command.shard.Undecided;

/** A step has no answer for now. Every step may be repeated, so the run is simply made again later. */
final class StepUndecided extends Exception {
    private static final long serialVersionUID = 1L;

    private final Undecided reason;

    StepUndecided(Undecided reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Undecided reason() {
        return reason;
    }
}
