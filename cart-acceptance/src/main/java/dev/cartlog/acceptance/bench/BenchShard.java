package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.simulate.SimRequests;
import dev.cartlog.command.axon.CartEventFormat;
import dev.cartlog.command.axon.TopicEventReads;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.routing.ClusterSettings;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardListener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** One shard as the service runs it, on topics of its own. */
final class BenchShard {
    private static final Duration READY_MAX = Duration.ofMinutes(10);
    private static final short REPLICAS = 1;

    private BenchShard() {}

    static void createTopics(KafkaClients kafka, ShardTopics topics, int partitions) throws Exception {
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.createTopics(Stream.of(topics.events(), topics.state(), topics.owners())
                            .map(name -> new NewTopic(name, partitions, REPLICAS))
                            .toList())
                    .all()
                    .get();
        }
    }

    /** Not started yet. */
    static ShardCluster of(
            KafkaClients kafka, ShardTopics topics, CartRecords records, RocksStores stores, ShardListener listener) {
        ClusterSettings settings = new ClusterSettings(
                "bench", URI.create("http://bench"), Path.of("."), kafka, topics, 1, ClusterSettings.GROUP_ID_DEFAULT);
        return new ShardCluster(
                settings,
                new ShardCluster.Parts(
                        records,
                        new TopicEventReads(
                                new TopicReader(kafka, topics.events(), 1),
                                new CartEventFormat(records::event, key -> 0)),
                        next -> SimRequests.world(Instant.now(), next),
                        cart -> OptionalLong.of(cart.updatedAt().toEpochMilli()),
                        stores::open,
                        listener,
                        InstantSource.system()));
    }

    /** Starts it, and returns when it takes requests. */
    static void start(ShardCluster shard) {
        shard.start();
        Placement seen = new Placement.Moving();
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (!(seen instanceof Placement.Local)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the shard is not ready after " + READY_MAX);
            }
            seen = shard.placementChange(0, seen, READY_MAX).join();
        }
    }
}
