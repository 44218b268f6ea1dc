package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.local.layout.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files that a stack in containers is made of agree with one another. */
class StackFilesTest {
    private static final Path ROOT = Installation.locate().root();
    private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");
    private static final Pattern STAGE = Pattern.compile("^FROM (\\S+)(?: AS (\\S+))?$", Pattern.MULTILINE);
    private static final Pattern INSTANCE = Pattern.compile("(?:command|query)-\\d+");

    @Test
    void threeBrokersHoldACopyEachAndTwoMustHaveWhatIsAcknowledged() throws IOException {
        for (String broker : BROKERS) {
            assertThat(environment(broker))
                    .containsEntry("KAFKA_DEFAULT_REPLICATION_FACTOR", 3)
                    .containsEntry("KAFKA_MIN_INSYNC_REPLICAS", 2)
                    .containsEntry("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", 3)
                    .containsEntry("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", 2)
                    .hasEntrySatisfying(
                            "KAFKA_CONTROLLER_QUORUM_VOTERS",
                            voters -> assertThat(voters.toString()).contains(BROKERS));
        }
        assertThat(environment("topics")).containsEntry("CART_KAFKA_REPLICATION_FACTOR", 3);
    }

    @Test
    void everyInstanceIsReachedUnderItsOwnNameByItsPeersTheProxyAndPrometheus() throws IOException {
        List<String> instances = services().keySet().stream()
                .filter(name -> INSTANCE.matcher(name).matches())
                .toList();
        String proxy = environment("proxy").toString();
        String prometheus = Files.readString(ROOT.resolve("deploy/prometheus/prometheus.yml"));

        assertThat(instances).hasSize(4);
        for (String instance : instances) {
            assertThat(String.valueOf(environment(instance).get("CART_INSTANCE_URL")))
                    .startsWith("http://" + instance + ":");
            assertThat(proxy).contains(instance + ":");
            assertThat(prometheus).contains("\"" + instance + ":");
        }
    }

    @Test
    void everyImageOfOursIsAStageOfTheDockerfileAndRunsAsSomebodyElseThanRoot() throws IOException {
        String dockerfile = Files.readString(ROOT.resolve("Dockerfile"));
        Set<Object> targets = services().values().stream()
                .map(service -> child(service, "build").get("target"))
                .filter(target -> target != null)
                .collect(Collectors.toSet());

        assertThat(targets).containsExactlyInAnyOrder("command", "query", "orders", "demo", "proxy");
        for (Object target : targets) {
            String stage =
                    dockerfile.split("(?m)^FROM \\S+ AS " + target + "$", 2)[1].split("(?m)^FROM ", 2)[0];
            assertThat(stage).describedAs("stage %s", target).contains("\nUSER 10001");
        }
    }

    @Test
    void everyBaseImageIsAnArgument() throws IOException {
        List<MatchResult> stages = STAGE.matcher(Files.readString(ROOT.resolve("Dockerfile")))
                .results()
                .toList();
        Set<String> names = stages.stream().map(stage -> stage.group(2)).collect(Collectors.toSet());

        assertThat(stages).isNotEmpty().allSatisfy(stage -> {
            boolean ours = names.contains(stage.group(1));
            assertThat(ours || stage.group(1).startsWith("${")).isTrue();
        });
    }

    private static Map<String, Object> services() throws IOException {
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Map<String, Object> file = yaml.load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return child(file, "services");
    }

    private static Map<String, Object> environment(String service) throws IOException {
        return child(child(services(), service), "environment");
    }

    /** The mapping at a key; empty when there is none. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Object mapping, String key) {
        return (Map<String, Object>) ((Map<String, Object>) mapping).getOrDefault(key, Map.of());
    }
}
