package dev.cartlog.command.log;

/** The names of the three topics behind {@link LogStream}. The first two have the same number of partitions, the last one. */
public record ShardTopics(String events, String state, String owners) {

    public String name(LogStream stream) {
        return switch (stream) {
            case EVENTS -> events;
            case STATE -> state;
            case OWNERS -> owners;
        };
    }

    /** The partition of a stream's topic that belongs to a shard. */
    static int partition(LogStream stream, int shard) {
        return switch (stream) {
            case EVENTS, STATE -> shard;
            case OWNERS -> 0;
        };
    }
}
