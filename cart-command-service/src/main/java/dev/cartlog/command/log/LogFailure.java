package dev.cartlog.command.log;

/** What a shard can do about a failure of its log. There are only two answers, whatever the broker said. */
public enum LogFailure {
    /**
     * The outcome is unknown, or the lane was taken by another owner; the two cannot be told apart. The shard drops its
     * memory and takes over again, if it still may.
     */
    TAKE_OVER_AGAIN,
    /** The cluster refuses this program: missing rights, missing topic, old broker. Trying again soon is useless. */
    MISCONFIGURED
}
