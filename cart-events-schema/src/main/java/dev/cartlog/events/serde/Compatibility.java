package dev.cartlog.events.serde;

/** What the registry demands of a new version of a subject's schema. Each name is the registry's own. */
public enum Compatibility {
    /** Nothing. */
    NONE,
    /** New readers read what the last writer wrote. */
    BACKWARD,
    /** New readers read what any writer wrote. */
    BACKWARD_TRANSITIVE,
    /** The last reader reads what new writers write. */
    FORWARD,
    /** Any reader reads what new writers write. */
    FORWARD_TRANSITIVE,
    /** Both, against the last version. */
    FULL,
    /** Both, against every version: what a log that is kept forever and read by anyone needs. */
    FULL_TRANSITIVE
}
