package dev.cartlog.events.topics;

/** How long the records of a topic stay. */
public enum Retention {
    /** Nothing is ever deleted, by time, size or key. */
    FOREVER,
    /** Of each key only the last record is kept; a null value removes the key. */
    LATEST_PER_KEY
}
