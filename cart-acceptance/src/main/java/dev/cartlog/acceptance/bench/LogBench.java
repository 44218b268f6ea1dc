package dev.cartlog.acceptance.bench;

import dev.cartlog.command.config.AvroCartRecords;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.KafkaShardLog;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.local.EmbeddedPlatform;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shard against what it is built on: the plain producer, transactions on one id, transactions on two. */
final class LogBench implements Bench {
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String WARM_UP = "--warm-up";
    private static final Map<String, Integer> DEFAULTS = Map.of(SECONDS, 5, ROUNDS, 5, WARM_UP, 160);
    private static final List<Integer> IN_FLIGHT = List.of(64, 1024);
    private static final String CEILING = "two ids";
    private static final String SHARD = "shard";
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
        Options options = Options.parse(args, DEFAULTS);
        Duration each = Duration.ofSeconds(options.of(SECONDS));
        Path directory = Files.createTempDirectory("cart-bench");
        try (EmbeddedPlatform platform = EmbeddedPlatform.withOptimisedBroker(directory);
                RocksStores stores = new RocksStores(directory.resolve("shards"))) {
            Map<String, Writer> writers = writers(platform, stores);
            Measurement measurement = new Measurement(writers, IN_FLIGHT);
            measurement.warmUp(Duration.ofSeconds(options.of(WARM_UP)));
            for (int round = 0; round < options.of(ROUNDS); round++) {
                measurement.round(each);
            }
            measurement.print(out);
            measurement.printRatios(out, SHARD, CEILING);
            for (Writer writer : writers.values()) {
                writer.close();
            }
        } finally {
            TemporaryFiles.delete(directory);
        }
    }

    private static Map<String, Writer> writers(EmbeddedPlatform platform, RocksStores stores) throws Exception {
        CartRecords records = new AvroCartRecords(new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl())));
        Sample sample = Sample.of(records);
        KafkaClients kafka = KafkaClients.of(platform.bootstrapServers());
        ShardTopics raw = new ShardTopics("raw-events", "raw-state", "raw-owners");
        ShardTopics cooked = new ShardTopics("events", "state", "owners");
        BenchShard.createTopics(kafka, raw, RAW_PARTITIONS);
        BenchShard.createTopics(kafka, cooked, 1);
        Map<String, Writer> writers = new LinkedHashMap<>();
        writers.put("plain producer", new PlainWriter(platform.bootstrapServers(), raw.events(), raw.state(), sample));
        writers.put("one id", new LaneWriter(new KafkaShardLog(kafka, raw, 1), false, sample));
        writers.put(CEILING, new LaneWriter(new KafkaShardLog(kafka, raw, 2), true, sample));
        writers.put(SHARD, new ShardWriter(BenchShard.of(kafka, cooked, records, stores, ShardListener.NONE)));
        return writers;
    }
}
