package dev.cartlog.command.merge;

import dev.cartlog.domain.command.Refusal;

/** Ends a run early with a refusal; never leaves this package. */
final class MergeRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    MergeRefused(Refusal refusal) {
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
