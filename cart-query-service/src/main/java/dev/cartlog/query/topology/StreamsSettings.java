package dev.cartlog.query.topology;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.TopicConfigs;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Streams runs.
 *
 * @param applicationId the group, and the prefix of the internal topics
 * @param kafka where the log is
 * @param server {@code host:port} at which peers reach this instance
 * @param stateDirectory of this instance alone
 */
public record StreamsSettings(
        String applicationId,
        KafkaConnection kafka,
        String server,
        Path stateDirectory,
        int threads,
        int standbys,
        long storeCacheBytes) {
    private static final int COMMIT_INTERVAL_MS = 1000;
    private static final int SESSION_TIMEOUT_MS = 6000;
    private static final int HEARTBEAT_INTERVAL_MS = 1500;
    /** Carts go to their changelog many at a time, before each commit. */
    private static final int BATCH_BYTES = 128 * 1024;

    private static final int REPLICATION_FACTOR_OF_BROKER = -1;

    /** The settings for Streams. */
    public Properties toProperties() {
        Properties properties = new Properties();
        properties.putAll(kafka.settings());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, server);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, REPLICATION_FACTOR_OF_BROKER);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // Exactly-once would throw the stores away after every unclean exit; the version guard is exact without it.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksMemory.class);
        properties.put(RocksMemory.BYTES_CONFIG, Long.toString(storeCacheBytes));
        clients(properties);
        return properties;
    }

    private static void clients(Properties properties) {
        // Only what its writer committed is an event.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        properties.put(StreamsConfig.globalConsumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        properties.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_INTERVAL_MS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), TopicConfigs.RECORD_BYTES_MAX);
        properties.put(
                StreamsConfig.topicPrefix(org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                TopicConfigs.RECORD_BYTES_MAX);
    }
}
