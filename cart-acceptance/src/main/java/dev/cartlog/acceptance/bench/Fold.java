package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.seed.SeededCart;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.query.topology.Codec;
import dev.cartlog.query.topology.LookupsTopic;
import dev.cartlog.query.topology.StreamsSettings;
import dev.cartlog.query.topology.ViewTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Folds the whole log with one topology, from nothing, and forgets everything afterwards. */
final class Fold {
    private static final Duration DEADLINE = Duration.ofMinutes(20);
    private static final Duration CLOSE_DEADLINE = Duration.ofMinutes(1);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final long STORE_CACHE_BYTES = 64L << 20;

    private final String bootstrapServers;
    private final Path directory;
    private final int threads;
    private int runs;

    /**
     * What one fold took, until all of it was committed.
     *
     * @param cpuMicros of this process for each event; the broker's share is not in it
     */
    record Result(double eventsPerSecond, double cpuMicros) {}

    Fold(String bootstrapServers, Path directory, int threads) {
        this.bootstrapServers = bootstrapServers;
        this.directory = directory;
        this.threads = threads;
    }

    /**
     * One run.
     *
     * @param topology given what to call for each record that was folded
     * @param records so many calls, and all is done
     */
    Result run(String name, BiFunction<TopologyConfig, Runnable, Topology> topology, long events, long records)
            throws InterruptedException {
        return run(name, topology, events, records, streams -> {});
    }

    /** The same for all views, and something to do with them when all is folded; it is part of what the run takes. */
    Result views(Codec codec, int carts, Consumer<KafkaStreams> folded) throws InterruptedException {
        long events = (long) carts * SeededCart.EVENTS;
        // Each customer's cart is a lookup as well, and there is one for every guest's.
        long lookups = carts / 2;
        return run(
                "views",
                (config, each) ->
                        ViewTopology.of(config, codec, new CountingListener(each), TopicPlan.CART_PARTITIONS_DEFAULT),
                events,
                events + lookups,
                folded);
    }

    private Result run(
            String name,
            BiFunction<TopologyConfig, Runnable, Topology> topology,
            long events,
            long records,
            Consumer<KafkaStreams> then)
            throws InterruptedException {
        String id = "bench-" + name + "-" + ++runs;
        Path state = directory.resolve(id);
        Properties properties = new StreamsSettings(
                        id,
                        KafkaConnection.plain(bootstrapServers),
                        "127.0.0.1:1",
                        state,
                        threads,
                        0,
                        STORE_CACHE_BYTES)
                .toProperties();
        AtomicLong left = new AtomicLong(records);
        CountDownLatch done = new CountDownLatch(1);
        Runnable folded = () -> {
            if (left.decrementAndGet() == 0) {
                done.countDown();
            }
        };
        LookupsTopic.ensure(KafkaConnection.plain(bootstrapServers), id, TopicPlan.CART_PARTITIONS_DEFAULT);
        long begun = System.nanoTime();
        long cpuBefore = ProcessCpu.nanos();
        KafkaStreams streams =
                new KafkaStreams(topology.apply(new TopologyConfig(new StreamsConfig(properties)), folded), properties);
        try {
            streams.start();
            if (!done.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException(name + " did not come to an end, " + left.get() + " are left");
            }
            then.accept(streams);
        } finally {
            // Leaving the group, as its being empty is what lets it be deleted.
            streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP)
                    .withTimeout(CLOSE_DEADLINE));
        }
        long took = System.nanoTime() - begun;
        long cpu = ProcessCpu.nanos() - cpuBefore;
        forget(id, state);
        return new Result(events * NANOS_PER_SECOND / took, cpu / NANOS_PER_MICRO / events);
    }

    /** What is left behind would slow down the next. */
    private void forget(String id, Path state) throws InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> topics = admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith(id + "-"))
                    .toList();
            admin.deleteTopics(topics).all().get();
            admin.deleteConsumerGroups(List.of(id)).all().get();
            TemporaryFiles.delete(state);
        } catch (ExecutionException | IOException e) {
            throw new IllegalStateException(id + " was not deleted", e);
        }
    }
}
