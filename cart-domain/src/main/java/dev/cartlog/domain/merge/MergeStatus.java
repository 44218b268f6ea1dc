package dev.cartlog.domain.merge;

/** How far a merge has come. */
public enum MergeStatus {
    REQUESTED,
    CLAIMED,
    COMPLETED,
    REJECTED,
    REVERTED,
    /** Computed, never written. */
    PREVIEW
}
