package dev.cartlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.local.EmbeddedPlatform;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers are told, and what the log holds, when the broker dies under an owner. */
class DeadBrokerIT {
    private static final int ADDS = 100;

    private static EmbeddedPlatform platform;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        platform = new EmbeddedPlatform(directory);
        ClusterFixture.createTopics(platform.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whoseCommitTheBrokerNeverAnsweredIsToldSoAndEveryCommandCountsOnce() throws Exception {
        CartId cart = Requests.guestCart(3_000);
        Map<CartRequest, CompletableFuture<ShardReply>> sent = new HashMap<>();
        Collection<Undecided> told;
        try (ShardCluster only = ClusterFixture.instance(
                "only", platform.bootstrapServers(), ClusterFixture.RECORDS, new LoggingListener())) {
            var _ = ClusterFixture.decided(only, Requests.create(cart, "dead-broker"));
            for (int i = 0; i < ADDS; i++) {
                if (i == ADDS / 2) {
                    platform.killBroker();
                }
                CartRequest add = Requests.add(cart, "sku-1", 1, "dead-broker-" + i);
                sent.put(add, only.submit(add, Map.of()));
            }
            // Nobody waits for the broker's return: a commit without an answer ends by itself.
            told = ClusterFixture.undecided(sent).values();
            platform.restartBroker();
            var _ = ClusterFixture.settle(only, sent);
            ClusterFixture.assertLooksLike(only, cart, ADDS);
        }
        assertThat(told).contains(Undecided.OUTCOME_UNKNOWN).doesNotContain(Undecided.MAILBOX_FULL);
    }
}
