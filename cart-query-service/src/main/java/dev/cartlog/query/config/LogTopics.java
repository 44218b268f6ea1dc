package dev.cartlog.query.config;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.kafka.Refusals;
import dev.cartlog.events.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Looks whether the topics that everything here reads exist yet. */
record LogTopics(KafkaConnection kafka) {
    private static final Duration QUESTION_TIMEOUT = Duration.ofSeconds(5);

    /** How many partitions the carts' topics have; throws IllegalStateException while the topics are not to be seen. */
    int partitions() {
        List<String> topics = List.of(Topic.CART_EVENTS.topicName(), Topic.CATALOG_ITEMS.topicName());
        try (Admin admin = Admin.create(kafka.settings())) {
            Map<String, TopicDescription> found = admin.describeTopics(topics)
                    .allTopicNames()
                    .get(QUESTION_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return Objects.requireNonNull(found.get(Topic.CART_EVENTS.topicName()))
                    .partitions()
                    .size();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka does not show the topics " + topics + ": " + e.getMessage() + Refusals.remedy(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking Kafka for its topics", e);
        }
    }
}
