package dev.cartlog.command.shard;

/** Why a shard has no answer to a request. */
public enum Undecided {
    /** The shard is not here or not ready. Nothing happened: the same request may be sent again anywhere. */
    SHARD_MOVING,
    /** Too many requests wait already. Nothing happened. */
    MAILBOX_FULL,
    /** The request may have taken effect. Sent again with the same command id, it takes effect at most once. */
    OUTCOME_UNKNOWN
}
