package dev.cartlog.command.routing;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.ShardTopics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What one instance needs to know to take its part of the shards.
 *
 * @param instance its name, unlike any other's
 * @param url where its peers reach it
 * @param dataDirectory for copies of the shards' states; may be wiped at any time the instance is down
 * @param partitions of the events topic: permanent
 * @param groupId the same for all instances of an installation
 * @param ownerSilenceMax after so long without a sign of life an instance loses its shards
 */
public record ClusterSettings(
        String instance,
        URI url,
        Path dataDirectory,
        KafkaClients kafka,
        ShardTopics topics,
        int partitions,
        String groupId,
        Duration ownerSilenceMax) {
    public static final String GROUP_ID_DEFAULT = "cart-command-service";

    /** The shortest that brokers allow unless told otherwise. */
    public static final Duration OWNER_SILENCE_MAX_DEFAULT = Duration.ofSeconds(6);

    /** With the usual patience for silent owners. */
    public ClusterSettings(
            String instance,
            URI url,
            Path dataDirectory,
            KafkaClients kafka,
            ShardTopics topics,
            int partitions,
            String groupId) {
        this(instance, url, dataDirectory, kafka, topics, partitions, groupId, OWNER_SILENCE_MAX_DEFAULT);
    }
}
