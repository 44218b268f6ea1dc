package dev.cartlog.events.topics;

/** How the number of a topic's partitions is chosen. */
public enum Partitioning {
    /** As many as cart-events has, so that a cart's records are in the partition of the same number everywhere. */
    LIKE_CARTS,
    /** One: everyone reads all of it. */
    SINGLE
}
