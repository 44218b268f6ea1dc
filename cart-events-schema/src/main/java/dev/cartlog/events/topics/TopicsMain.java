package dev.cartlog.events.topics;

import dev.cartlog.events.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Creates the topics that are missing, for installations where nothing else does. Takes {@link KafkaConnection#from what
 * connects it}, {@code CART_KAFKA_PARTITIONS} (permanent once chosen) and {@code CART_KAFKA_REPLICATION_FACTOR} from the
 * environment. Ends with an error, and creates nothing, when an existing topic is
 * not as it must be.
 */
public final class TopicsMain {
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);

    private TopicsMain() {}

    /** Prints what it created. */
    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        TopicPlan plan = plan(environment);
        try (Admin admin = Admin.create(KafkaConnection.from(environment).settings())) {
            List<Topic> created = new TopicAdmin(admin, ANSWER_DEADLINE).ensure(plan);
            System.out.println(
                    "created " + created.stream().map(Topic::topicName).toList());
        }
    }

    static TopicPlan plan(Map<String, String> environment) {
        return new TopicPlan(
                number(environment, "CART_KAFKA_PARTITIONS", TopicPlan.LOCAL.cartPartitions()),
                number(environment, "CART_KAFKA_REPLICATION_FACTOR", TopicPlan.LOCAL.replicationFactor()));
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String value = environment.getOrDefault(name, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The environment variable " + name + " is no number: " + value, e);
        }
    }
}
