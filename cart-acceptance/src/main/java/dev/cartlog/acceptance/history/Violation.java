package dev.cartlog.acceptance.history;

/**
 * A promise that was broken.
 *
 * @param promise which one
 * @param what where and how
 */
public record Violation(Promise promise, String what) {
    /** What the service promises. */
    public enum Promise {
        /** Every acknowledged command is in the log. */
        ACKNOWLEDGED_IS_LOGGED,
        /** A command takes effect at most once, a refused one never, and every repeat gets the first answer. */
        AT_MOST_ONCE,
        /** A cart's versions are 1, 2, 3 … in the order of the log, and each event names the hash of the one before. */
        GAPLESS_CHAIN,
        /** A command that began after another had ended has the greater version. */
        REAL_TIME_ORDER
    }
}
