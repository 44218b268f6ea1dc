package dev.cartlog.query.topology;

/** What one fold goes through in order: a partition of what it reads. */
public record Part(Feed feed, int partition) {

    /** What folds read. */
    public enum Feed {
        /** The log of events. */
        LOG,
        /** The lookups that were found in it. */
        LOOKUPS
    }

    /** A partition of the log. */
    public static Part ofLog(int partition) {
        return new Part(Feed.LOG, partition);
    }

    /** A partition of the lookups. */
    public static Part ofLookups(int partition) {
        return new Part(Feed.LOOKUPS, partition);
    }
}
