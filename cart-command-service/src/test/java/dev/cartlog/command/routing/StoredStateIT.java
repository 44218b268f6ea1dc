package dev.cartlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.log.ClusterIdentity;
import dev.cartlog.command.shard.CartStore;
import dev.cartlog.command.shard.CustomerCarts;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;
import dev.cartlog.command.testing.SharedPlatform;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import dev.cartlog.events.topics.TopicPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a shard's directory is worth to its next owner, on a real broker. */
class StoredStateIT {
    /** Other tests have other carts. */
    private static final int FIRST_CART = 1_000;

    private static final int CARTS = 20;
    private static final long FAR_OFFSET = 1_000_000;

    private static String bootstrapServers;

    @BeforeAll
    static void start() {
        bootstrapServers = SharedPlatform.get().bootstrapServers();
        ClusterFixture.createTopics(bootstrapServers);
    }

    @Test
    void aNewOwnerReadsOnlyWhatItsDirectoryDoesNotHold(@TempDir Path kept, @TempDir Path wiped) throws Exception {
        writeCarts(kept, FIRST_CART);
        assertThat(loadedInto(kept)).as("carts read again").isZero();
        writeCarts(wiped, FIRST_CART + CARTS);
        assertThat(loadedInto(kept)).as("carts read by one who missed some").isEqualTo(CARTS);
    }

    private void writeCarts(Path directory, int from) throws Exception {
        try (RocksStores stores = new RocksStores(directory);
                ShardCluster shards = instance(stores::open)) {
            for (int i = from; i < from + CARTS; i++) {
                Outcome created = ClusterFixture.decided(shards, Requests.create(Requests.guestCart(i), "stored-" + i));
                assertThat(created).isInstanceOf(Outcome.Applied.class);
            }
        }
    }

    /** How many carts a take-over writes into the stores of a directory. */
    private int loadedInto(Path directory) {
        AtomicInteger loaded = new AtomicInteger();
        try (RocksStores stores = new RocksStores(directory);
                ShardCluster shards = instance(partition -> new CountingStore(stores.open(partition), loaded))) {
            for (int partition = 0; partition < TopicPlan.CART_PARTITIONS_DEFAULT; partition++) {
                ClusterFixture.awaitLocal(shards, partition);
            }
            return loaded.get();
        }
    }

    @Test
    void aDirectoryThatIsAheadOfTheLogIsLoadedAnew(@TempDir Path directory) throws Exception {
        CartId cart = Requests.guestCart(500);
        try (RocksStores stores = new RocksStores(directory)) {
            for (int partition = 0; partition < TopicPlan.CART_PARTITIONS_DEFAULT; partition++) {
                try (CartStore ahead = stores.open(partition)) {
                    ahead.write(List.of(), FAR_OFFSET);
                }
            }
            try (ShardCluster shards = instance(stores::open)) {
                assertThat(ClusterFixture.decided(shards, Requests.create(cart, "ahead")))
                        .isInstanceOf(Outcome.Applied.class);
            }
            for (int partition = 0; partition < TopicPlan.CART_PARTITIONS_DEFAULT; partition++) {
                try (CartStore after = stores.open(partition)) {
                    assertThat(after.nextOffset()).isLessThan(FAR_OFFSET);
                }
            }
        }
    }

    @Test
    void dueCartsAreFoundByTheOwner(@TempDir Path directory) throws Exception {
        CartId cart = Requests.guestCart(600);
        Queue<Integer> active = new ConcurrentLinkedQueue<>();
        ShardListener listener = new ShardListener() {
            @Override
            public void phaseChanged(int partition, ShardPhase from, ShardPhase to) {
                if (to == ShardPhase.ACTIVE) {
                    active.add(partition);
                }
            }
        };
        try (RocksStores stores = new RocksStores(directory);
                ShardCluster shards = instance(stores::open)) {
            shards.observe(listener);
            ClusterFixture.decided(shards, Requests.create(cart, "due"));
            int partition = shards.partitionOf(cart.routingKey());
            List<CartId> due = shards.due(partition, Instant.now().plusSeconds(60), 1_000)
                    .get(ClusterFixture.WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
            assertThat(due).contains(cart);
            assertThat(shards.due(partition, Instant.EPOCH, 10)
                            .get(ClusterFixture.WAIT_MAX.toSeconds(), TimeUnit.SECONDS))
                    .isEmpty();
            assertThat(active).contains(partition);
        }
    }

    @Test
    void eachTopicOfEachClusterHasADirectoryOfItsOwn(@TempDir Path directory) {
        Path state = directoryOf(ClusterFixture.TOPICS.state(), directory);
        Path events = directoryOf(ClusterFixture.TOPICS.events(), directory);
        assertThat(directoryOf(ClusterFixture.TOPICS.state(), directory)).isEqualTo(state);
        assertThat(events).isNotEqualTo(state);
        assertThat(events.getParent()).isEqualTo(state.getParent());
    }

    private static Path directoryOf(String topic, Path directory) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return ClusterIdentity.of(admin, topic, ClusterFixture.WAIT_MAX).under(directory);
        }
    }

    private static ShardCluster instance(IntFunction<CartStore> store) {
        return ClusterFixture.instance("only", bootstrapServers, ClusterFixture.RECORDS, new LoggingListener(), store);
    }

    /** Counts the carts that are written into a store. */
    private record CountingStore(CartStore store, AtomicInteger written) implements CartStore {
        @Override
        public void write(Collection<Entry> entries, long nextOffset) {
            written.addAndGet(entries.size());
            store.write(entries, nextOffset);
        }

        @Override
        public long nextOffset() {
            return store.nextOffset();
        }

        @Override
        public byte @Nullable [] cart(CartId id) {
            return store.cart(id);
        }

        @Override
        public CustomerCarts customer(RoutingKey key) {
            return store.customer(key);
        }

        @Override
        public List<CartId> due(long untilMillis, int cartsMax) {
            return store.due(untilMillis, cartsMax);
        }

        @Override
        public void wipe() {
            store.wipe();
        }

        @Override
        public long carts() {
            return store.carts();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
