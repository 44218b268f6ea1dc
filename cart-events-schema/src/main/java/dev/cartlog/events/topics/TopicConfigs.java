package dev.cartlog.events.topics;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The settings of each topic: those its guarantees rest on, and those that only make it run well. */
public final class TopicConfigs {
    /**
     * The largest record any topic of ours takes. A merge carries three carts; 200 lines of ten attributes of 64 + 64
     * four-byte code points each make 3.2 MB, beyond Kafka's default of 1 MiB. Producers need a
     * {@code max.request.size} of at least this.
     */
    public static final int RECORD_BYTES_MAX = 8 * 1024 * 1024;

    private static final int COMPACTED_SEGMENT_BYTES = 64 * 1024 * 1024;
    private static final long TOMBSTONE_KEPT_MS = 24 * 60 * 60 * 1000L;
    private static final String CLEANABLE_RATIO = "0.3";
    private static final int SYNCED_REPLICAS_FOR_MANY = 2;

    private TopicConfigs() {}

    /**
     * What must hold on an existing topic too, as config name to value.
     *
     * @param replicationFactor copies of the topic's partitions
     */
    static Map<String, String> required(Topic topic, int replicationFactor) {
        Map<String, String> configs = new LinkedHashMap<>();
        switch (topic.retention()) {
            case FOREVER -> {
                configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
                configs.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
            }
            case LATEST_PER_KEY -> configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        }
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas(replicationFactor)));
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(RECORD_BYTES_MAX));
        configs.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        return configs;
    }

    /** Everything a new topic is created with: what is required, and compaction that keeps a reload short. */
    static Map<String, String> forCreation(Topic topic, int replicationFactor) {
        Map<String, String> configs = required(topic, replicationFactor);
        if (topic.retention() == Retention.LATEST_PER_KEY) {
            configs.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(COMPACTED_SEGMENT_BYTES));
            configs.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, CLEANABLE_RATIO);
            configs.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(TOMBSTONE_KEPT_MS));
        }
        return configs;
    }

    /**
     * Replicas that must have a record before its write is acknowledged: two as soon as there are three copies, so
     * that an acknowledged event survives the loss of a broker; one otherwise, as two of two would stop all writes
     * whenever a broker restarts.
     */
    public static int minInSyncReplicas(int replicationFactor) {
        return replicationFactor > SYNCED_REPLICAS_FOR_MANY ? SYNCED_REPLICAS_FOR_MANY : 1;
    }
}
