package dev.cartlog.events.topics;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.kafka.Refusals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics that are missing and refuses those that are not as the service's guarantees need them. */
public final class TopicAdmin {
    private final Admin admin;
    private final Duration timeout;

    /**
     * Does not own the client.
     *
     * @param timeout the longest each question to the cluster may take
     */
    public TopicAdmin(Admin admin, Duration timeout) {
        this.admin = admin;
        this.timeout = timeout;
    }

    /**
     * Verifies what exists, then creates what is missing. Any number of processes may do so at once.
     *
     * @return the topics this call created
     * @throws TopicSetupException when an existing topic is wrong (nothing is created then), or the cluster does not
     *     answer
     */
    public List<Topic> ensure(TopicPlan plan) {
        Map<Topic, Optional<TopicDescription>> found = describe();
        List<Topic> missing = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        found.forEach((topic, description) -> description.ifPresentOrElse(
                existing -> problems.addAll(TopicCheck.problems(topic, plan, existing, config(topic))),
                () -> missing.add(topic)));
        refuse(problems);
        return create(missing, plan);
    }

    /**
     * Looks at every topic and changes nothing.
     *
     * @throws TopicSetupException when one is missing or wrong, or the cluster does not answer
     */
    public void verify(TopicPlan plan) {
        List<String> problems = new ArrayList<>();
        describe()
                .forEach((topic, description) -> description.ifPresentOrElse(
                        existing -> problems.addAll(TopicCheck.problems(topic, plan, existing, config(topic))),
                        () -> problems.add(TopicCheck.missing(topic, plan))));
        refuse(problems);
    }

    private static void refuse(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new TopicSetupException(problems);
        }
    }

    private Map<Topic, Optional<TopicDescription>> describe() {
        List<String> names = Arrays.stream(Topic.values()).map(Topic::topicName).toList();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names).topicNameValues();
        Map<Topic, Optional<TopicDescription>> found = new EnumMap<>(Topic.class);
        for (Topic topic : Topic.values()) {
            found.put(topic, unless(UnknownTopicOrPartitionException.class, answer(answers, topic.topicName())));
        }
        return found;
    }

    private List<Topic> create(List<Topic> missing, TopicPlan plan) {
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(
                        missing.stream().map(topic -> newTopic(topic, plan)).toList())
                .values();
        List<Topic> created = new ArrayList<>();
        for (Topic topic : missing) {
            KafkaFuture<Boolean> answer = answer(answers, topic.topicName()).thenApply(nothing -> true);
            // Another process may have been quicker; it made the topic from the same definitions.
            if (unless(TopicExistsException.class, answer).isPresent()) {
                created.add(topic);
            }
        }
        return created;
    }

    private static NewTopic newTopic(Topic topic, TopicPlan plan) {
        short replicas = (short) plan.replicationFactor();
        return new NewTopic(topic.topicName(), plan.partitionsOf(topic), replicas)
                .configs(TopicConfigs.forCreation(topic, plan.replicationFactor()));
    }

    private Config config(Topic topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        return unless(
                        UnknownTopicOrPartitionException.class,
                        answer(admin.describeConfigs(List.of(resource)).values(), resource))
                .orElseThrow(() -> new TopicSetupException(
                        List.of(topic.topicName() + " was deleted while it was being verified. Start again.")));
    }

    /** Kafka's client gives a future for everything it was asked about. */
    private static <K, T> KafkaFuture<T> answer(Map<K, KafkaFuture<T>> answers, K key) {
        return Objects.requireNonNull(answers.get(key));
    }

    /** The answer, or empty when it is the expected refusal. */
    private <T> Optional<T> unless(Class<? extends Exception> expected, KafkaFuture<T> answer) {
        try {
            return Optional.of(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw new TopicSetupException(
                    "Kafka refused a question about topics: " + e.getCause() + "." + Refusals.remedy(e), e);
        } catch (TimeoutException e) {
            throw new TopicSetupException(
                    "Kafka did not answer within " + timeout
                            + ". Check the bootstrap servers, that brokers run, and whether"
                            + " they ask for more than " + KafkaConnection.CLIENT_CONFIG + " says.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicSetupException("Interrupted while waiting for Kafka.", e);
        }
    }
}
