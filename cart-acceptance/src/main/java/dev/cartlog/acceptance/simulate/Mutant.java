package dev.cartlog.acceptance.simulate;

/** A rule of the design that is broken on purpose, to see that the invariants notice. */
enum Mutant {
    NONE,
    /** Taking over does not fence the previous owner. */
    NO_FENCING,
    /** Each instance has transactional ids of its own. */
    DISTINCT_IDS,
    /** A take-over loads only up to the last stable offset. */
    BOUND_BY_STABLE_OFFSET,
    /** Commits are answered before they are made. */
    ANSWER_BEFORE_COMMIT,
    /** A transaction is committed although a part of it, which was sent ahead, did not arrive. */
    PART_OF_A_TRANSACTION
}
