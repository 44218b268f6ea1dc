package dev.cartlog.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.acceptance.faults.Cluster;
import dev.cartlog.acceptance.faults.FaultReport;
import dev.cartlog.acceptance.faults.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three instances share the partitions and any of them takes any request; {@code ./cart faults} does worse to them. */
@ExtendWith(SharedPlatform.class)
class SeveralInstancesIT {
    private static final int SAME_KEY_COMMANDS = 5;
    private static final int KILLS = 2;
    /** Those at which most may be lost: written but not committed, committed but not told, and in the middle of a take-over. */
    private static final List<String> POINTS = List.of("BEFORE_COMMIT", "AFTER_COMMIT", "FENCED");

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
        assertKept(faults().sameKey(SAME_KEY_COMMANDS));
    }

    @Test
    void ownersKilledUnderLoadLoseNothingAndTheOthersTakeOver() throws Exception {
        assertKept(faults().kills(KILLS));
    }

    @Test
    void processesEndedAmidTheirWorkLoseNothing() throws Exception {
        assertKept(faults().points(POINTS));
    }

    @Test
    void anOwnerThatWasFrozenForLongCommitsNothingAfterwards() throws Exception {
        assertKept(faults().zombie());
    }

    @Test
    void aRollingRestartUnderLoadAnswersEveryRequest() throws Exception {
        assertKept(faults().rolling(1));
    }

    private static Faults faults() {
        return new Faults(cluster, line -> System.out.println("  " + line));
    }

    private static void assertKept(FaultReport report) {
        System.out.println(report);
        assertThat(report.attempts()).isPositive();
        assertThat(report.broken()).isEmpty();
    }
}
