package dev.cartlog.events.topics;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a principal may do with something in Kafka.
 *
 * @param kind as {@code kafka-acls} calls it: topic, group, transactional-id
 * @param name of it
 * @param prefixed true when that is how the name begins
 * @param operations as {@code kafka-acls} calls them
 */
public record Access(String kind, String name, boolean prefixed, List<String> operations) {
    private static final String TOPIC = "topic";

    /** Takes a copy. */
    public Access {
        operations = List.copyOf(operations);
    }

    static Access reads(Topic topic) {
        return new Access(TOPIC, topic.topicName(), false, List.of("Read"));
    }

    static Access writes(Topic topic) {
        return new Access(TOPIC, topic.topicName(), false, List.of("Write"));
    }

    static Access readsAndWrites(Topic topic) {
        return new Access(TOPIC, topic.topicName(), false, List.of("Read", "Write"));
    }

    /** Sees that topics are there and how they are set, nothing of what they hold. */
    static Stream<Access> looksAtAll() {
        return Stream.of(Topic.values())
                .map(topic -> new Access(TOPIC, topic.topicName(), false, List.of("Describe", "DescribeConfigs")));
    }

    static Access creates(Topic topic) {
        return new Access(TOPIC, topic.topicName(), false, List.of("Create"));
    }

    /** Topics of its own, for stores and between tasks; it makes them, and leaves it to an operator to delete them. */
    static Access keepsTopicsBelow(String prefix) {
        return new Access(TOPIC, prefix + "-", true, List.of("Create", "Read", "Write", "Describe", "DescribeConfigs"));
    }

    static Access joins(String group) {
        return new Access("group", group, false, List.of("Read"));
    }

    static Access commitsAs(String idPrefix) {
        return new Access("transactional-id", idPrefix, true, List.of("Write", "Describe"));
    }

    /** The options of {@code kafka-acls --add} that grant it. */
    String options() {
        StringBuilder options = new StringBuilder();
        operations.forEach(operation -> options.append(" --operation ").append(operation));
        return options + " --" + kind + " " + name + (prefixed ? " --resource-pattern-type prefixed" : "");
    }
}
