package dev.cartlog.command.log;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/**
 * Which topic of which cluster it is. Offsets mean nothing outside the topic they were read from, however alike two topics
 * are named.
 */
public record ClusterIdentity(String clusterId, String topicId) {

    /**
     * Asks the cluster.
     *
     * @throws LogException when it does not answer in time
     */
    public static ClusterIdentity of(Admin admin, String topic, Duration timeout) {
        String doing = "asking for the identity of " + topic;
        try {
            String clusterId = admin.describeCluster().clusterId().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            Map<String, TopicDescription> found =
                    admin.describeTopics(List.of(topic)).allTopicNames().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new ClusterIdentity(
                    clusterId,
                    Objects.requireNonNull(found.get(topic)).topicId().toString());
        } catch (ExecutionException | TimeoutException e) {
            throw KafkaFailures.translate(doing, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaFailures.translate(doing, e);
        }
    }

    /** Where copies of the topic's contents are kept, apart from those of all other topics. */
    public Path under(Path directory) {
        return directory.resolve(clusterId).resolve(topicId);
    }
}
