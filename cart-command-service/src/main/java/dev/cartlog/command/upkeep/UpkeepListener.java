package dev.cartlog.command.upkeep;

import dev.cartlog.domain.upkeep.Due;

/** What upkeep tells about itself, for metrics and logs. Called by any thread; must not block or throw. */
public interface UpkeepListener {
    /** Something due was done, or found to be done already. */
    default void done(int partition, Due due) {}

    /** It could not be done for now and will be tried again. */
    default void postponed(int partition, Due due) {}

    /** A cart met a bug; it will be tried again, slowly. */
    default void failed(int partition, RuntimeException failure) {}

    /** So many carts met a bug when they were last tried, and wait for their next try. */
    default void troubled(int partition, int carts) {}

    UpkeepListener NONE = new UpkeepListener() {};
}
