package dev.cartlog.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker that loses its power in the middle of transactions must afterwards finish every one of them, on every
 * partition. One that forgets a partition leaves readers of committed records waiting there for ever, and a shard that
 * can never be taken over.
 */
class BrokerPowerCutIT {
    private static final int POWER_CUTS = 2;
    private static final int WRITERS = 6;
    private static final int COMMITS_BEFORE_CUT = 60;
    private static final List<String> TOPICS = List.of("left", "right");

    @TempDir
    private Path directory;

    @Test
    void finishesEveryTransactionThatAPowerCutInterrupted() throws Exception {
        try (KillableBroker broker = KillableBroker.start(directory, directory.resolve("broker.log"));
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            admin.createTopics(TOPICS.stream()
                            .map(topic -> new NewTopic(topic, WRITERS, (short) 1))
                            .toList())
                    .all()
                    .get();
            for (int cut = 0; cut < POWER_CUTS; cut++) {
                Set<String> acknowledged = writeUntilCut(broker, cut);
                broker.startAgain();
                for (String topic : TOPICS) {
                    assertThat(CommittedRecords.of(broker.port(), topic, WRITERS))
                            .describedAs("%s after power cut %d", topic, cut)
                            .containsAll(acknowledged);
                }
            }
        }
    }

    private static Set<String> writeUntilCut(KillableBroker broker, int cut) throws Exception {
        TransactionalWriters writers =
                TransactionalWriters.start(broker.port(), WRITERS, TOPICS, "cut-" + cut, COMMITS_BEFORE_CUT);
        try {
            writers.awaitCommits();
        } finally {
            broker.kill();
            writers.stop();
        }
        return writers.acknowledged();
    }
}
