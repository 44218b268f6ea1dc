package dev.cartlog.command.routing;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.ShardTopics;
import java.net.URI;
import java.nio.file.Path;

/**
 * What one instance needs to know to take its part of the shards.
 *
 * @param instance its name, unlike any other's
 * @param url where its peers reach it
 * @param dataDirectory for copies of the shards' states; may be wiped at any time the instance is down
 * @param partitions of the events topic: permanent
 * @param groupId the same for all instances of an installation
 */
public record ClusterSettings(
        String instance,
        URI url,
        Path dataDirectory,
        KafkaClients kafka,
        ShardTopics topics,
        int partitions,
        String groupId) {
    public static final String GROUP_ID_DEFAULT = "cart-command-service";
}
