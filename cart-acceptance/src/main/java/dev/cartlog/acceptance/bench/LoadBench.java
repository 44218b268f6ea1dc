package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.seed.StateSeeder;
import dev.cartlog.command.config.AvroCartRecords;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.local.EmbeddedPlatform;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** A shard that finds its disk empty and reads every cart back, against a consumer that only reads the same records. */
final class LoadBench implements Bench {
    private static final String CARTS = "--carts";
    private static final String ROUNDS = "--rounds";
    private static final Map<String, Integer> DEFAULTS = Map.of(CARTS, 1_000_000, ROUNDS, 3);
    private static final ShardTopics TOPICS = new ShardTopics("events", "state", "owners");
    private static final List<String> SKUS = List.of("sku-1", "sku-2", "sku-3", "sku-4", "sku-5");
    private static final Duration POLL_MAX = Duration.ofSeconds(10);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    /** What one pass over all carts took. */
    private record Pass(double cartsPerSecond, double cpuMicros) {}

    @Override
    public String name() {
        return "load";
    }

    @Override
    public String what() {
        return "a shard's carts onto an empty disk, against a plain consumer: [--carts N] [--rounds N]";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        int carts = options.of(CARTS);
        Path directory = Files.createTempDirectory("cart-bench");
        try (EmbeddedPlatform platform = EmbeddedPlatform.withOptimisedBroker(directory.resolve("platform"));
                SchemaRegistryClient registry = new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl()))) {
            KafkaClients kafka = KafkaClients.of(platform.bootstrapServers());
            CartRecords records = new AvroCartRecords(registry);
            BenchShard.createTopics(kafka, TOPICS, 1);
            new StateSeeder(platform.bootstrapServers(), records, TOPICS.state(), 1).write(carts, SKUS);
            out.printf("%,d carts of %d lines are in the log.%n%n", carts, SKUS.size());
            measure(kafka, records, directory, options, out);
        } finally {
            TemporaryFiles.delete(directory);
        }
    }

    /** The first round of each warms up and is not counted. */
    private static void measure(
            KafkaClients kafka, CartRecords records, Path directory, Options options, PrintStream out)
            throws Exception {
        List<Pass> consumer = new ArrayList<>();
        List<Pass> shard = new ArrayList<>();
        for (int round = 0; round <= options.of(ROUNDS); round++) {
            Pass read = consumed(kafka, options.of(CARTS));
            Pass loaded = loaded(kafka, records, directory.resolve("shards-" + round), options.of(CARTS));
            if (round > 0) {
                consumer.add(read);
                shard.add(loaded);
            }
        }
        out.println("| reader | carts/s, median (min to max) | CPU µs a cart, this process |");
        out.println("|---|---|---|");
        print("plain consumer", consumer, out);
        print("shard", shard, out);
        out.printf(
                "%nshard / consumer = %.2f%n",
                rate(shard).median() / rate(consumer).median());
    }

    private static Pass consumed(KafkaClients kafka, int carts) {
        TopicPartition partition = new TopicPartition(TOPICS.state(), 0);
        long cpuBefore = ProcessCpu.nanos();
        long begun = System.nanoTime();
        try (KafkaConsumer<String, byte[]> consumer = kafka.reader("bench-load", IsolationLevel.READ_COMMITTED)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            int read = 0;
            while (read < carts) {
                int polled = consumer.poll(POLL_MAX).count();
                if (polled == 0) {
                    throw new IllegalStateException("only " + read + " of " + carts + " carts came");
                }
                read += polled;
            }
        }
        return pass(carts, System.nanoTime() - begun, ProcessCpu.nanos() - cpuBefore);
    }

    /** From the first record that is asked for to the shard being ready; joining the group and fencing come before. */
    private static Pass loaded(KafkaClients kafka, CartRecords records, Path directory, int carts) throws Exception {
        AtomicLong begun = new AtomicLong();
        AtomicLong ended = new AtomicLong();
        AtomicLong found = new AtomicLong();
        AtomicLong cpu = new AtomicLong();
        ShardListener listener = new ShardListener() {
            @Override
            public void phaseChanged(int shard, ShardPhase from, ShardPhase to) {
                if (to == ShardPhase.LOADING) {
                    begun.set(System.nanoTime());
                    cpu.set(ProcessCpu.nanos());
                }
            }

            @Override
            public void tookOver(int shard, long loaded, long tookNanos) {
                ended.set(System.nanoTime());
                cpu.set(ProcessCpu.nanos() - cpu.get());
                found.set(loaded);
            }
        };
        try (RocksStores stores = new RocksStores(directory);
                ShardCluster shard = BenchShard.of(kafka, TOPICS, records, stores, listener)) {
            BenchShard.start(shard);
        }
        TemporaryFiles.delete(directory);
        // Every round's shard announces itself with a record that is no cart.
        if (found.get() != carts) {
            throw new IllegalStateException(found.get() + " of " + carts + " carts were loaded");
        }
        return pass(carts, ended.get() - begun.get(), cpu.get());
    }

    private static Pass pass(int carts, long tookNanos, long cpuNanos) {
        return new Pass(carts * NANOS_PER_SECOND / tookNanos, cpuNanos / NANOS_PER_MICRO / carts);
    }

    private static void print(String reader, List<Pass> passes, PrintStream out) {
        out.printf(
                "| %s | %s | %s |%n",
                reader,
                rate(passes).text(0),
                Spread.of(passes.stream().map(Pass::cpuMicros).toList()).text(1));
    }

    private static Spread rate(List<Pass> passes) {
        return Spread.of(passes.stream().map(Pass::cartsPerSecond).toList());
    }
}
