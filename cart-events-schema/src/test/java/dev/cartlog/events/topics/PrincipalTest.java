package dev.cartlog.events.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalTest {
    private static final Path SCRIPT = Path.of("../deploy/kafka/acls.sh");

    @Test
    void cartsAreWrittenByTheCommandServiceAlone() {
        assertThat(writers(Topic.CART_EVENTS)).containsExactly(Principal.COMMAND);
        assertThat(writers(Topic.CART_STATE)).containsExactly(Principal.COMMAND);
        assertThat(writers(Topic.CART_SHARDS)).containsExactly(Principal.COMMAND);
    }

    @Test
    void everyTopicHasOneWriter() {
        for (Topic topic : Topic.values()) {
            assertThat(writers(topic)).describedAs(topic.topicName()).hasSize(1);
        }
    }

    @Test
    void nobodyMayDoEverythingOrDeleteOrAlterAnything() {
        for (Principal principal : Principal.values()) {
            assertThat(principal.access()).allSatisfy(access -> {
                assertThat(access.operations()).doesNotContain("All", "Delete", "Alter", "AlterConfigs");
                assertThat(access.name()).isNotEqualTo("*");
            });
        }
    }

    @Test
    void theScriptInTheRepositoryIsTheOneThatIsPrinted() throws IOException {
        assertThat(Files.readAllLines(SCRIPT)).isEqualTo(AccessMain.script());
    }

    private static List<Principal> writers(Topic topic) {
        return Arrays.stream(Principal.values())
                .filter(principal -> may(principal, topic, "Write"))
                .toList();
    }

    private static boolean may(Principal principal, Topic topic, String operation) {
        return principal.access().stream()
                .filter(access -> access.kind().equals("topic"))
                .filter(access -> access.prefixed()
                        ? topic.topicName().startsWith(access.name())
                        : topic.topicName().equals(access.name()))
                .anyMatch(access -> access.operations().contains(operation));
    }
}
