package dev.cartlog.events.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/** Compares an existing topic with what it must be. Pure, so that every kind of mistake is easily tested. */
final class TopicCheck {
    private TopicCheck() {}

    /** What is wrong with the topic, each with its remedy; empty when nothing is. */
    static List<String> problems(Topic topic, TopicPlan plan, TopicDescription found, Config config) {
        List<String> problems = new ArrayList<>();
        partitionProblem(topic, plan, found.partitions().size(), problems);
        int replicas = found.partitions().getFirst().replicas().size();
        for (Map.Entry<String, String> wanted :
                TopicConfigs.required(topic, replicas).entrySet()) {
            String actual = valueOf(config, wanted.getKey());
            if (!satisfies(wanted.getKey(), wanted.getValue(), actual)) {
                problems.add(configProblem(topic, wanted.getKey(), wanted.getValue(), actual));
            }
        }
        unwritableProblem(topic, replicas, config, problems);
        return problems;
    }

    private static String valueOf(Config config, String name) {
        ConfigEntry entry = config.get(name);
        return entry == null ? "unset" : Objects.requireNonNullElse(entry.value(), "unset");
    }

    private static void unwritableProblem(Topic topic, int replicas, Config config, List<String> problems) {
        String inSync = valueOf(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
        if (isNumber(inSync) && Long.parseLong(inSync) > replicas) {
            problems.add(
                    "%s has %d replicas but min.insync.replicas=%s, so every write to it fails. Add replicas or lower it."
                            .formatted(topic.topicName(), replicas, inSync));
        }
    }

    static String missing(Topic topic, TopicPlan plan) {
        return "%s does not exist. Create it with %d partitions, replication factor %d and %s, or let the service do it."
                .formatted(
                        topic.topicName(),
                        plan.partitionsOf(topic),
                        plan.replicationFactor(),
                        TopicConfigs.forCreation(topic, plan.replicationFactor()));
    }

    private static void partitionProblem(Topic topic, TopicPlan plan, int actual, List<String> problems) {
        int wanted = plan.partitionsOf(topic);
        if (actual == wanted) {
            return;
        }
        String remedy = switch (topic.partitioning()) {
            case LIKE_CARTS ->
                "A cart's partition is computed from this number, so it can never be changed: configure the"
                        + " service for %d partitions, or use a new cluster or an empty topic.".formatted(actual);
            case SINGLE ->
                "Copy its records to a topic of another name, delete it, let it be created again with 1"
                        + " partition and copy them back.";
        };
        problems.add(
                "%s has %d partitions where %d are expected. %s".formatted(topic.topicName(), actual, wanted, remedy));
    }

    private static boolean satisfies(String name, String wanted, String actual) {
        return switch (name) {
            case TopicConfig.MAX_MESSAGE_BYTES_CONFIG, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG ->
                isNumber(actual) && Long.parseLong(actual) >= Long.parseLong(wanted);
            default -> actual.equals(wanted);
        };
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 18 && text.chars().allMatch(Character::isDigit);
    }

    private static String configProblem(Topic topic, String name, String wanted, String actual) {
        String why = name.equals(TopicConfig.CLEANUP_POLICY_CONFIG) && topic.retention() == Retention.FOREVER
                ? " Its history may already be incomplete: check it with the service's verification."
                : "";
        return "%s has %s=%s, needs %s. Run: kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s=%s.%s"
                .formatted(topic.topicName(), name, actual, wanted, topic.topicName(), name, wanted, why);
    }
}
