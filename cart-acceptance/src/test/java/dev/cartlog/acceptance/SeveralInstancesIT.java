package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.faults.Cluster;
import dev.cartlog.acceptance.faults.FaultReport;
import dev.cartlog.acceptance.faults.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three instances share the partitions and any of them takes any request; {@code ./cart faults} does worse to them. */
@ExtendWith(SharedPlatform.class)
class SeveralInstancesIT {
    private static final int SAME_KEY_COMMANDS = 5;

    private static Cluster cluster;

    @RegisterExtension
    final LogsOnFailure logs = new LogsOnFailure(() -> cluster.describe());

    @BeforeAll
    static void start(SharedPlatform.Handle other) throws Exception {
        // A small machine has no room for both.
        other.rest();
        Path directory = Files.createDirectories(Path.of("target", "platform"));
        cluster = Cluster.start(Files.createTempDirectory(directory, "several"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void twentyClientsWithOneKeyHaveOneEffect() throws Exception {
        assertKept(new Faults(cluster).sameKey(SAME_KEY_COMMANDS));
    }

    private static void assertKept(FaultReport report) {
        System.out.println(report);
        assertThat(report.attempts()).isPositive();
        assertThat(report.broken()).isEmpty();
    }
}
