package dev.cartlog.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.axon.CartEventFormat;
import dev.cartlog.command.axon.TopicEventReads;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.CartStore;
import dev.cartlog.command.shard.HeapCartStore;
import dev.cartlog.command.shard.ObjectRecords;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;

/** Instances on a real broker. */
final class ClusterFixture {
    static final ShardTopics TOPICS =
            new ShardTopics(Topic.CART_EVENTS.topicName(), Topic.CART_STATE.topicName(), Topic.CART_SHARDS.topicName());
    /** One for all tests: they find each other's carts in the topics. */
    static final CartRecords RECORDS = new ObjectRecords();

    static final Duration WAIT_MAX = Duration.ofSeconds(30);

    private ClusterFixture() {}

    static void createTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicAdmin(admin, WAIT_MAX).ensure(TopicPlan.LOCAL);
        }
    }

    static ShardCluster instance(String name, String bootstrapServers, CartRecords records, ShardListener listener) {
        return instance(name, bootstrapServers, records, listener, partition -> new HeapCartStore());
    }

    static ShardCluster instance(
            String name,
            String bootstrapServers,
            CartRecords records,
            ShardListener listener,
            IntFunction<CartStore> store) {
        KafkaClients kafka = KafkaClients.of(bootstrapServers);
        ClusterSettings settings = new ClusterSettings(
                name,
                URI.create("http://" + name),
                Path.of("unused"),
                kafka,
                TOPICS,
                TopicPlan.CART_PARTITIONS_DEFAULT,
                ClusterSettings.GROUP_ID_DEFAULT);
        TopicReader reader = new TopicReader(kafka, TOPICS.events(), settings.partitions());
        ShardCluster.Parts parts = new ShardCluster.Parts(
                records,
                new TopicEventReads(
                        reader,
                        new CartEventFormat(records::event, key -> Partitions.of(key.value(), settings.partitions()))),
                next -> Requests.world(Instant.now(), next),
                cart -> OptionalLong.of(cart.updatedAt().toEpochMilli()),
                store,
                listener,
                InstantSource.system());
        ShardCluster cluster = new ShardCluster(settings, parts);
        cluster.start();
        return cluster;
    }

    static void awaitLocal(CartShards shards, int partition) {
        await(shards, partition, Placement.Local.class);
    }

    static void await(CartShards shards, int partition, Class<? extends Placement> wanted) {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        Placement seen = shards.place(partition);
        while (!wanted.isInstance(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("shard " + partition + " stays " + seen + ", not " + wanted);
            }
            seen = shards.placementChange(partition, seen, Duration.ofSeconds(1))
                    .join();
        }
    }

    /** As the edge does it: again while the shard moves, and again when nobody knows. */
    static Outcome decided(CartShards shards, CartRequest request) throws Exception {
        long deadline = System.nanoTime() + WAIT_MAX.toNanos();
        while (System.nanoTime() < deadline) {
            ShardReply reply = shards.submit(request, Map.of()).get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
            switch (reply) {
                case ShardReply.Decided decided -> {
                    return decided.outcome();
                }
                case ShardReply.NotDecided undecided -> {
                    if (undecided.reason() == Undecided.SHARD_MOVING) {
                        int partition = shards.partitionOf(request.target().routingKey());
                        CompletableFuture<Placement> change =
                                shards.placementChange(partition, shards.place(partition), Duration.ofMillis(100));
                        change.join();
                    }
                }
            }
        }
        throw new AssertionError("no answer to " + request);
    }

    /**
     * Everybody is answered; who was not told an outcome asks again with the same key, and gets one.
     *
     * @return what those were told at first
     */
    static List<Undecided> settle(ShardCluster shards, Map<CartRequest, CompletableFuture<ShardReply>> sent)
            throws Exception {
        Map<CartRequest, Undecided> again = undecided(sent);
        for (CartRequest request : again.keySet()) {
            assertThat(decided(shards, request)).isInstanceOfAny(Outcome.Applied.class, Outcome.Replayed.class);
        }
        return List.copyOf(again.values());
    }

    /** Waits for all answers; the others were applied. */
    static Map<CartRequest, Undecided> undecided(Map<CartRequest, CompletableFuture<ShardReply>> sent)
            throws Exception {
        Map<CartRequest, Undecided> undecided = new HashMap<>();
        for (Map.Entry<CartRequest, CompletableFuture<ShardReply>> waiting : sent.entrySet()) {
            switch (waiting.getValue().get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS)) {
                case ShardReply.Decided decided -> assertThat(decided.outcome()).isInstanceOf(Outcome.Applied.class);
                case ShardReply.NotDecided none -> undecided.put(waiting.getKey(), none.reason());
            }
        }
        return undecided;
    }

    /** A cart with so many pieces, each added by a command of its own after the cart was created. */
    static void assertLooksLike(ShardCluster shards, CartId cart, int items) throws Exception {
        assertThat(decided(shards, Requests.look(cart))).isInstanceOfSatisfying(Outcome.Unchanged.class, seen -> {
            assertThat(seen.cart().lines().itemCount()).isEqualTo(items);
            assertThat(seen.cart().version().value()).isEqualTo(items + 1);
        });
    }
}
