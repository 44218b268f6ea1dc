package dev.cartlog.query.topology;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.kafka.Refusals;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * The topic between the two halves of the views. It is theirs alone, one for each application id, and is kept: a record of
 * less than a hundred bytes for each cart of a customer and each merge.
 */
public final class LookupsTopic {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Map<String, String> CONFIGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            "-1");

    private LookupsTopic() {}

    /**
     * Creates it unless it is there.
     *
     * @throws IllegalStateException when Kafka does not answer or refuses, or when the topic has another number of partitions
     */
    public static void ensure(KafkaConnection kafka, String applicationId, int partitions) {
        String name = ViewTopology.lookups(applicationId);
        try (Admin admin = Admin.create(kafka.settings())) {
            create(admin, name, partitions);
            int found = Objects.requireNonNull(
                            answer(admin.describeTopics(List.of(name)).allTopicNames())
                                    .get(name))
                    .partitions()
                    .size();
            if (found != partitions) {
                throw new IllegalStateException(name + " has " + found + " partitions, not the log's " + partitions);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka does not let " + name + " be made: " + e.getMessage() + Refusals.remedy(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making " + name, e);
        }
    }

    private static void create(Admin admin, String name, int partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(CONFIGS);
        try {
            answer(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException e) {
            // Another instance was faster, or it has been there for long.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T answer(KafkaFuture<T> future)
            throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
