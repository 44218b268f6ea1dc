package dev.cartlog.events.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopicCheckTest {
    private static final TopicPlan PLAN = new TopicPlan(4, 3);

    @ParameterizedTest
    @EnumSource(Topic.class)
    void whatWeCreateIsAsItMustBe(Topic topic) {
        assertThat(problems(topic, PLAN.partitionsOf(topic), 3, Map.of())).isEmpty();
    }

    @Test
    void anotherNumberOfPartitionsIsForever() {
        assertThat(problems(Topic.CART_EVENTS, 8, 3, Map.of()))
                .singleElement()
                .asString()
                .contains("cart-events has 8 partitions where 4 are expected", "configure the service for 8");
    }

    @Test
    void aCompactedEventsTopicLosesHistory() {
        assertThat(problems(Topic.CART_EVENTS, 4, 3, Map.of("cleanup.policy", "compact")))
                .singleElement()
                .asString()
                .contains("cleanup.policy=compact, needs delete")
                .contains("--entity-name cart-events --add-config cleanup.policy=delete")
                .contains("history may already be incomplete");
    }

    @Test
    void anEventsTopicThatForgetsIsRefused() {
        assertThat(problems(Topic.CART_EVENTS, 4, 3, Map.of("retention.ms", "604800000", "retention.bytes", "5")))
                .hasSize(2);
    }

    @Test
    void aStateTopicThatIsNotCompactedGrowsForever() {
        assertThat(problems(Topic.CART_STATE, 4, 3, Map.of("cleanup.policy", "delete")))
                .singleElement()
                .asString()
                .contains("needs compact");
    }

    @Test
    void acknowledgedMeansTwoCopiesWhereThereAreThree() {
        assertThat(problems(Topic.CART_EVENTS, 4, 3, Map.of("min.insync.replicas", "1")))
                .singleElement()
                .asString()
                .contains("min.insync.replicas=1, needs 2");
        assertThat(problems(Topic.CART_EVENTS, 4, 3, Map.of("min.insync.replicas", "3")))
                .isEmpty();
        assertThat(problems(Topic.CART_EVENTS, 4, 1, Map.of("min.insync.replicas", "2")))
                .singleElement()
                .asString()
                .contains("every write to it fails");
    }

    @Test
    void aTopicThatTakesOnlySmallRecordsIsRefused() {
        assertThat(problems(Topic.CART_EVENTS, 4, 3, Map.of("max.message.bytes", "1048588")))
                .hasSize(1);
        assertThat(problems(Topic.CART_EVENTS, 4, 3, Map.of("max.message.bytes", "99999999")))
                .isEmpty();
    }

    @Test
    void aMissingTopicSaysHowToMakeIt() {
        assertThat(TopicCheck.missing(Topic.CART_STATE, PLAN))
                .contains(
                        "cart-state does not exist", "4 partitions", "replication factor 3", "cleanup.policy=compact");
    }

    @Test
    void aPlanThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new TopicPlan(0, 1)).hasMessageContaining("cartPartitions");
        assertThatThrownBy(() -> new TopicPlan(1, 0)).hasMessageContaining("replicationFactor");
    }

    private static List<String> problems(Topic topic, int partitions, int replicas, Map<String, String> otherwise) {
        Map<String, String> configs = new HashMap<>(TopicConfigs.forCreation(topic, replicas));
        configs.putAll(otherwise);
        Config config = new Config(configs.entrySet().stream()
                .map(entry -> new ConfigEntry(entry.getKey(), entry.getValue()))
                .toList());
        return TopicCheck.problems(topic, PLAN, description(topic, partitions, replicas), config);
    }

    private static TopicDescription description(Topic topic, int partitions, int replicas) {
        Node node = new Node(1, "localhost", 9092);
        List<Node> nodes = Collections.nCopies(replicas, node);
        List<TopicPartitionInfo> infos = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartitionInfo(partition, node, nodes, nodes))
                .toList();
        return new TopicDescription(topic.topicName(), false, infos);
    }
}
