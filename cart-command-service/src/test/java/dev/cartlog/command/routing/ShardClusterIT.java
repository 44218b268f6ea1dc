package dev.cartlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.testing.SharedPlatform;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.topics.TopicPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The write path on a real broker, with one instance and with two. */
class ShardClusterIT {
    private static String bootstrapServers;

    @BeforeAll
    static void start() {
        bootstrapServers = SharedPlatform.get().bootstrapServers();
        ClusterFixture.createTopics(bootstrapServers);
    }

    private ShardCluster instance(String name) {
        return ClusterFixture.instance(name, bootstrapServers, ClusterFixture.RECORDS, new LoggingListener());
    }

    @Test
    void aCartOutlivesItsOwner() throws Exception {
        CartId cart = Requests.guestCart(1);
        try (ShardCluster first = instance("first")) {
            assertThat(ClusterFixture.decided(first, Requests.create(cart, "c-1")))
                    .isInstanceOf(Outcome.Applied.class);
            for (int i = 0; i < 10; i++) {
                Outcome added = ClusterFixture.decided(first, Requests.add(cart, "sku-1", 1, "add-" + i));
                assertThat(added).isInstanceOf(Outcome.Applied.class);
            }
        }
        try (ShardCluster second = instance("second")) {
            Outcome seen = ClusterFixture.decided(second, Requests.look(cart));
            assertThat(seen).isInstanceOfSatisfying(Outcome.Unchanged.class, unchanged -> {
                assertThat(unchanged.cart().version().value()).isEqualTo(11);
                assertThat(unchanged.cart().lines().itemCount()).isEqualTo(10);
            });
            Outcome repeated = ClusterFixture.decided(second, Requests.add(cart, "sku-1", 1, "add-3"));
            assertThat(repeated).isInstanceOf(Outcome.Replayed.class);
        }
    }

    @Test
    void oneHotCartLosesNoUpdateAmongManyWriters() throws Exception {
        CartId cart = Requests.guestCart(2);
        try (ShardCluster only = instance("only")) {
            ClusterFixture.decided(only, Requests.create(cart, "c-2"));
            List<CompletableFuture<ShardReply>> replies = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                CartRequest add = Requests.add(cart, "sku-1", 1, "hot-" + i);
                replies.add(only.submit(add, Map.of()));
            }
            for (CompletableFuture<ShardReply> reply : replies) {
                assertThat(reply.get(30, TimeUnit.SECONDS))
                        .isInstanceOfSatisfying(
                                ShardReply.Decided.class,
                                decided -> assertThat(decided.outcome()).isInstanceOf(Outcome.Applied.class));
            }
            Outcome seen = ClusterFixture.decided(only, Requests.look(cart));
            assertThat(seen)
                    .isInstanceOfSatisfying(
                            Outcome.Unchanged.class,
                            unchanged -> assertThat(unchanged.cart().lines().itemCount())
                                    .isEqualTo(500));
        }
    }

    @Test
    void aCustomerHasOneCurrentCart() throws Exception {
        try (ShardCluster only = instance("only")) {
            CartId created = cartOf(ClusterFixture.decided(only, Requests.createForCustomer("alice", "k-1")));
            CartId again = cartOf(ClusterFixture.decided(only, Requests.createForCustomer("alice", "k-2")));
            assertThat(created.n()).isEqualTo(1);
            assertThat(again).isEqualTo(created);
        }
    }

    private static CartId cartOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> applied.cart().cartId();
            case Outcome.Unchanged unchanged -> unchanged.cart().cartId();
            case Outcome.Replayed replayed -> replayed.cart().cartId();
            case Outcome.Refused refused -> throw new AssertionError(refused.refusal());
        };
    }

    @Test
    void aSecondInstanceTakesHalfAndGivesItBack() {
        try (ShardCluster first = instance("first")) {
            for (int p = 0; p < TopicPlan.CART_PARTITIONS_DEFAULT; p++) {
                ClusterFixture.awaitLocal(first, p);
            }
            List<Integer> moved;
            try (ShardCluster second = instance("second")) {
                moved = awaitHalf(second);
                for (int p : moved) {
                    ClusterFixture.await(first, p, Placement.Remote.class);
                    assertThat(first.place(p))
                            .isInstanceOfSatisfying(
                                    Placement.Remote.class,
                                    remote -> assertThat(remote.instance()).isEqualTo("second"));
                }
            }
            for (int p : moved) {
                ClusterFixture.awaitLocal(first, p);
            }
        }
    }

    @Test
    void whoHandsOverKnowsTheNextOwnersWhenItIsDone() {
        try (ShardCluster first = instance("first");
                ShardCluster second = instance("second")) {
            awaitHalf(first);
            awaitHalf(second);

            first.handOver();

            for (int p = 0; p < TopicPlan.CART_PARTITIONS_DEFAULT; p++) {
                assertThat(first.place(p))
                        .isInstanceOfSatisfying(
                                Placement.Remote.class,
                                remote -> assertThat(remote.instance()).isEqualTo("second"));
                assertThat(second.place(p)).isInstanceOf(Placement.Local.class);
            }
            assertThat(first.isMember()).isFalse();
        }
    }

    @Test
    void theLastInstanceKeepsItsShardsToTheEnd() {
        try (ShardCluster only = instance("only")) {
            for (int p = 0; p < TopicPlan.CART_PARTITIONS_DEFAULT; p++) {
                ClusterFixture.awaitLocal(only, p);
            }

            only.handOver();

            for (int p = 0; p < TopicPlan.CART_PARTITIONS_DEFAULT; p++) {
                assertThat(only.place(p)).isInstanceOf(Placement.Local.class);
            }
        }
    }

    private static List<Integer> awaitHalf(ShardCluster cluster) {
        long deadline = System.nanoTime() + ClusterFixture.WAIT_MAX.toNanos();
        List<Integer> local = new ArrayList<>();
        while (local.size() < TopicPlan.CART_PARTITIONS_DEFAULT / 2) {
            assertThat(System.nanoTime()).as("has only %s", local).isLessThan(deadline);
            local.clear();
            for (int p = 0; p < TopicPlan.CART_PARTITIONS_DEFAULT; p++) {
                Placement placement = cluster.place(p);
                if (placement instanceof Placement.Local
                        || cluster.placementChange(p, placement, Duration.ofMillis(50))
                                        .join()
                                instanceof Placement.Local) {
                    local.add(p);
                }
            }
        }
        return local;
    }
}
