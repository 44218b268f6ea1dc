package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.simulate.SimRequests;
import dev.cartlog.command.axon.CartEventFormat;
import dev.cartlog.command.axon.TopicEventReads;
import dev.cartlog.command.config.AvroCartRecords;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.KafkaShardLog;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.routing.ClusterSettings;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.local.EmbeddedPlatform;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The shard against what it is built on: the plain producer, transactions on one id, transactions on two. */
final class LogBench implements Bench {
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String WARM_UP = "--warm-up";
    private static final Set<String> OPTIONS = Set.of(SECONDS, ROUNDS, WARM_UP);
    private static final int SECONDS_DEFAULT = 5;
    private static final int ROUNDS_DEFAULT = 5;
    private static final int WARM_UP_SECONDS_DEFAULT = 160;
    private static final List<Integer> IN_FLIGHT = List.of(64, 1024);
    private static final short REPLICAS = 1;
    /** The shard's topics have one partition, so that it is one shard; the others use the transactional ids of 1 and 2. */
    private static final int RAW_PARTITIONS = 3;

    @Override
    public String name() {
        return "log";
    }

    @Override
    public String what() {
        return "the shard without HTTP against bare producers: [--rounds N] [--seconds N] of each, [--warm-up N] seconds for all";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        refuseUnknown(args);
        int rounds = option(args, ROUNDS, ROUNDS_DEFAULT);
        Duration each = Duration.ofSeconds(option(args, SECONDS, SECONDS_DEFAULT));
        Duration warmUp = Duration.ofSeconds(option(args, WARM_UP, WARM_UP_SECONDS_DEFAULT));
        Path directory = Files.createTempDirectory("cart-bench");
        try (EmbeddedPlatform platform = EmbeddedPlatform.withOptimisedBroker(directory);
                RocksStores stores = new RocksStores(directory.resolve("shards"))) {
            Map<String, Writer> writers = writers(platform, stores);
            Measurement measurement = new Measurement(writers, IN_FLIGHT);
            measurement.warmUp(warmUp);
            for (int round = 0; round < rounds; round++) {
                measurement.round(each);
            }
            measurement.print(out);
            for (Writer writer : writers.values()) {
                writer.close();
            }
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int option(List<String> args, String name, int otherwise) {
        int at = args.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(args.get(at + 1));
    }

    private static void refuseUnknown(List<String> args) {
        for (int i = 0; i < args.size(); i += 2) {
            if (!OPTIONS.contains(args.get(i)) || i + 1 == args.size()) {
                throw new IllegalArgumentException("bench log does not know what to do with " + args.get(i));
            }
        }
    }

    private static Map<String, Writer> writers(EmbeddedPlatform platform, RocksStores stores) throws Exception {
        CartRecords records = new AvroCartRecords(new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl())));
        Sample sample = Sample.of(records);
        KafkaClients kafka = KafkaClients.of(platform.bootstrapServers());
        ShardTopics raw = new ShardTopics("raw-events", "raw-state", "raw-owners");
        ShardTopics cooked = new ShardTopics("events", "state", "owners");
        createTopics(kafka, raw, RAW_PARTITIONS);
        createTopics(kafka, cooked, 1);
        Map<String, Writer> writers = new LinkedHashMap<>();
        writers.put("plain producer", new PlainWriter(platform.bootstrapServers(), raw.events(), raw.state(), sample));
        writers.put("one id", new LaneWriter(new KafkaShardLog(kafka, raw, 1), false, sample));
        writers.put("two ids", new LaneWriter(new KafkaShardLog(kafka, raw, 2), true, sample));
        writers.put("shard", new ShardWriter(cluster(kafka, cooked, records, stores)));
        return writers;
    }

    private static void createTopics(KafkaClients kafka, ShardTopics topics, int partitions) throws Exception {
        try (Admin admin = Admin.create(kafka.admin())) {
            admin.createTopics(Stream.of(topics.events(), topics.state(), topics.owners())
                            .map(name -> new NewTopic(name, partitions, REPLICAS))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static ShardCluster cluster(
            KafkaClients kafka, ShardTopics topics, CartRecords records, RocksStores stores) {
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
                        ShardListener.NONE,
                        InstantSource.system()));
    }
}
