package dev.cartlog.command.shard;

/** What a shard tells about itself, for metrics and logs. Called on the shard's thread; must not block or throw. */
public interface ShardListener {
    default void phaseChanged(int partition, ShardPhase from, ShardPhase to) {}

    /** @param tookNanos from the first assignment or failure to ready */
    default void tookOver(int partition, long carts, long tookNanos) {}

    /**
     * @param requests answered by the transaction
     * @param records written by it
     */
    default void committed(int partition, int requests, int records, long tookNanos) {}

    /** The outcome of a commit is unknown, or another owner fenced this one. */
    default void commitFailed(int partition, RuntimeException failure) {}

    /** A request was not taken because too many wait. */
    default void mailboxFull(int partition) {}

    /** A take-over did not succeed and will be tried again. */
    default void takeOverFailed(int partition, RuntimeException failure) {}

    /** @param cached whether the cart was there decoded, or had to be looked up in the store */
    default void cartRead(boolean cached) {}

    ShardListener NONE = new ShardListener() {};
}
