package dev.cartlog.events.topics;

/**
 * What an installation decides about its topics.
 *
 * @param cartPartitions partitions of the topics keyed by cart. Permanent: a cart's partition is computed from this
 *     number, so changing it later would split the history of existing carts. 64 to 256 suit 10^8 to 10^9 carts.
 * @param replicationFactor copies of each partition, the leader included
 */
public record TopicPlan(int cartPartitions, int replicationFactor) {
    /** Partitions of the topics keyed by cart when nothing else is decided: suits one machine. */
    public static final int CART_PARTITIONS_DEFAULT = 4;

    /** For one machine: 4 partitions, one copy. */
    public static final TopicPlan LOCAL = new TopicPlan(CART_PARTITIONS_DEFAULT, 1);

    private static final int REPLICATION_FACTOR_MAX = 7;
    private static final int PARTITIONS_MAX = 10_000;

    /** Checks the numbers; throws IllegalArgumentException when one is out of range. */
    public TopicPlan {
        if (cartPartitions < 1 || cartPartitions > PARTITIONS_MAX) {
            throw new IllegalArgumentException(
                    "cartPartitions must be 1 to " + PARTITIONS_MAX + ", not " + cartPartitions);
        }
        if (replicationFactor < 1 || replicationFactor > REPLICATION_FACTOR_MAX) {
            throw new IllegalArgumentException(
                    "replicationFactor must be 1 to " + REPLICATION_FACTOR_MAX + ", not " + replicationFactor);
        }
    }

    /** The number of partitions this plan gives a topic. */
    public int partitionsOf(Topic topic) {
        return switch (topic.partitioning()) {
            case LIKE_CARTS -> cartPartitions;
            case SINGLE -> 1;
        };
    }
}
