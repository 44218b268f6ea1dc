package dev.cartlog.command.log;

/** The three kinds of record that a shard writes. Each is one partition of one topic. */
public enum LogStream {
    /** The truth: what happened to carts, kept for ever. */
    EVENTS,
    /** At least one record per touched cart and transaction, the last of them its state after that transaction. Compacted. */
    STATE,
    /** Who owns the shard. Compacted. */
    OWNERS
}
