package dev.cartlog.command.upkeep;

import static org.awaitility.Awaitility.await;

import dev.cartlog.command.axon.CartEventFormat;
import dev.cartlog.command.axon.TopicEventReads;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.merge.MergeResumption;
import dev.cartlog.command.routing.ClusterSettings;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.ObjectRecords;
import dev.cartlog.command.shard.Requests;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;
import dev.cartlog.domain.upkeep.Deadlines;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Instances that know when their carts are due, on a real broker. */
final class UpkeepFixture {
    /** One for all instances: they find each other's carts in the topics. */
    static final CartRecords RECORDS = new ObjectRecords();

    static final Deadlines DEADLINES =
            new Deadlines(Duration.ofDays(30), Duration.ofDays(90), Duration.ofHours(1), Duration.ofSeconds(1));

    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final int PARTITIONS = TopicPlan.CART_PARTITIONS_DEFAULT;
    private static final ShardTopics TOPICS =
            new ShardTopics(Topic.CART_EVENTS.topicName(), Topic.CART_STATE.topicName(), Topic.CART_SHARDS.topicName());

    private UpkeepFixture() {}

    /** An instance that owns every shard already. */
    static ShardCluster instance(String name, String bootstrapServers, RocksStores stores) {
        KafkaClients kafka = KafkaClients.of(bootstrapServers);
        ClusterSettings settings = new ClusterSettings(
                name,
                URI.create("http://" + name),
                Path.of("unused"),
                kafka,
                TOPICS,
                PARTITIONS,
                ClusterSettings.GROUP_ID_DEFAULT);
        CartEventFormat format = new CartEventFormat(RECORDS::event, key -> Partitions.of(key.value(), PARTITIONS));
        ShardCluster shards = new ShardCluster(
                settings,
                new ShardCluster.Parts(
                        RECORDS,
                        new TopicEventReads(new TopicReader(kafka, TOPICS.events(), PARTITIONS), format),
                        next -> Requests.world(Instant.now(), next),
                        DEADLINES::nextMillis,
                        stores::open,
                        ShardListener.NONE,
                        InstantSource.system()));
        shards.start();
        await().atMost(WAIT_MAX)
                .until(() ->
                        shards.views().stream().allMatch(view -> view.phase().equals(Optional.of(ShardPhase.ACTIVE))));
        return shards;
    }

    /** @param later how much later than now it is for the upkeep */
    static Upkeep upkeep(ShardCluster shards, Duration later, UpkeepListener listener) {
        return new Upkeep(new Upkeep.Parts(
                new Dues(shards),
                shards::submit,
                new MergeResumption(shards::submit, System::nanoTime),
                PARTITIONS,
                DEADLINES,
                () -> Instant.now().plus(later),
                listener));
    }

    /** Whether nothing that the shards own is due now. */
    static boolean nothingIsDue(ShardCluster shards) {
        return IntStream.range(0, PARTITIONS)
                .allMatch(partition ->
                        shards.due(partition, Instant.now(), 1).join().isEmpty());
    }

    private record Dues(ShardCluster shards) implements DueCarts {
        @Override
        public CompletableFuture<List<CartId>> due(int partition, Instant until, int cartsMax) {
            return shards.due(partition, until, cartsMax);
        }

        @Override
        public void reschedule(int partition, CartId cart, CartVersion seen, OptionalLong atMillis) {
            shards.reschedule(partition, cart, seen, atMillis);
        }
    }
}
