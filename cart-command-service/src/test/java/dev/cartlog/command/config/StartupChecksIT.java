package dev.cartlog.command.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.LogException;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.events.topics.TopicSetupException;
import dev.cartlog.local.EmbeddedPlatform;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The service does not start on a broker that could lose carts, and says what to do. Its broker is its own: it spoils it. */
class StartupChecksIT {
    private static final String EVENTS = Topic.CART_EVENTS.topicName();
    private static final long ANSWER_MS_MAX = 30_000;

    private static EmbeddedPlatform platform;
    private static KafkaClients clients;
    private static Admin admin;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        platform = new EmbeddedPlatform(directory);
        clients = KafkaClients.of(platform.bootstrapServers());
        admin = Admin.create(clients.admin());
        assertThatThrownBy(() -> StartupChecks.verify(clients, TopicPlan.LOCAL))
                .as("start on a cluster without topics")
                .isInstanceOf(TopicSetupException.class)
                .hasMessageContaining(EVENTS + " does not exist. Create it with 4 partitions");
        platform.createTopics();
    }

    @AfterAll
    static void stop() {
        admin.close();
        platform.close();
    }

    @Test
    void whatTheLauncherSetsUpIsAccepted() {
        assertThatCode(() -> StartupChecks.verify(clients, TopicPlan.LOCAL)).doesNotThrowAnyException();
    }

    @Test
    void anotherNumberOfPartitionsIsRefused() {
        assertThatThrownBy(() -> StartupChecks.verify(clients, new TopicPlan(8, 1)))
                .isInstanceOf(TopicSetupException.class)
                .hasMessageContaining(EVENTS + " has 4 partitions where 8 are expected")
                .hasMessageContaining("configure the service for 4 partitions");
    }

    @ParameterizedTest
    @CsvSource({
        "cleanup.policy, compact, delete",
        "retention.ms, 604800000, -1",
        "unclean.leader.election.enable, true, false"
    })
    void anEventsTopicThatMayForgetIsRefused(String name, String spoiled, String needed) throws Exception {
        configure(name, spoiled);
        try {
            assertThatThrownBy(() -> StartupChecks.verify(clients, TopicPlan.LOCAL))
                    .isInstanceOf(TopicSetupException.class)
                    .hasMessageContaining(EVENTS + " has " + name + "=" + spoiled + ", needs " + needed)
                    .hasMessageContaining("Run: kafka-configs.sh --alter --entity-type topics --entity-name " + EVENTS);
        } finally {
            configure(name, needed);
        }
    }

    private static void configure(String name, String value) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, EVENTS);
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(topic, Set.of(set))).all().get(ANSWER_MS_MAX, TimeUnit.MILLISECONDS);
        String actual;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MS_MAX);
        do {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            actual = Objects.requireNonNull(config.get(name)).value();
        } while (!value.equals(actual) && System.nanoTime() < deadline);
    }

    @Test
    void transactionsThatAreNotFencedWellAreRefused() throws Exception {
        transactionVersion((short) 1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE);
        try {
            assertThatThrownBy(() -> StartupChecks.verify(clients, TopicPlan.LOCAL))
                    .isInstanceOf(LogException.class)
                    .hasMessageContaining("transaction.version is 1, needs 2")
                    .hasMessageContaining("kafka-features.sh");
        } finally {
            transactionVersion((short) 2, FeatureUpdate.UpgradeType.UPGRADE);
        }
    }

    private static void transactionVersion(short version, FeatureUpdate.UpgradeType type) throws Exception {
        admin.updateFeatures(
                        Map.of("transaction.version", new FeatureUpdate(version, type)), new UpdateFeaturesOptions())
                .all()
                .get(ANSWER_MS_MAX, TimeUnit.MILLISECONDS);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_MS_MAX);
        short actual;
        do {
            actual = Objects.requireNonNull(admin.describeFeatures()
                            .featureMetadata()
                            .get()
                            .finalizedFeatures()
                            .get("transaction.version"))
                    .maxVersionLevel();
        } while (actual != version && System.nanoTime() < deadline);
    }

    @Test
    void aClusterThatDoesNotAnswerIsNamed() {
        KafkaClients nobody = new KafkaClients(
                KafkaConnection.plain("127.0.0.1:1"),
                Map.of("default.api.timeout.ms", "1000", "request.timeout.ms", "500"));
        assertThatThrownBy(() -> StartupChecks.verify(nobody, TopicPlan.LOCAL))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("cart.kafka.bootstrap-servers");
    }
}
