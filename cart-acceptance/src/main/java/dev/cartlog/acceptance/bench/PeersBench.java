package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Driver;
import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.drive.Requests;
import dev.cartlog.acceptance.plot.BarChart;
import dev.cartlog.local.ports.FreePorts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Adding an article to a cart on this service, and on what people use for it today, in turn on one machine. */
final class PeersBench implements Bench {
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String WARM_UP = "--warm-up";
    private static final Map<String, Integer> DEFAULTS = Map.of(SECONDS, 4, ROUNDS, 3, WARM_UP, 20);
    private static final List<Integer> CONNECTIONS = List.of(64, 256);
    private static final int CARTS = 500;
    private static final long SEED = 1;
    private static final double MICROS_PER_MILLI = 1e3;

    @Override
    public String name() {
        return "peers";
    }

    @Override
    public String what() {
        return "this service beside Axon 4 with JPA and PostgreSQL, and Redis: [--rounds N] [--seconds N] of each"
                + " [--warm-up N] of each " + Plots.USAGE;
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Plots plots = Plots.parse(args);
        Options options = Options.parse(plots.otherWords(), DEFAULTS);
        Path directory = Files.createTempDirectory("cart-peers");
        // PostgreSQL's own user must be able to reach its directory.
        directory.toFile().setExecutable(true, false);
        FreePorts free = new FreePorts();
        try (CommandPlatform platform = CommandPlatform.start();
                DatabaseProcess postgres = DatabaseProcess.postgres(directory.resolve("postgres"), free.next());
                DatabaseProcess redis = DatabaseProcess.redis(directory.resolve("redis"), free.next());
                Peer axonPeer = Peer.axon(postgres, directory.resolve("axon.log"));
                Peer redisPeer = Peer.redis(redis, directory.resolve("redis-peer.log"))) {
            List<Contender> contenders = contenders(platform, axonPeer, redisPeer, redis);
            for (Contender contender : contenders) {
                contender.warmUp(Duration.ofSeconds(options.of(WARM_UP)));
            }
            for (int round = 0; round < options.of(ROUNDS); round++) {
                for (Contender contender : contenders) {
                    contender.measure(Duration.ofSeconds(options.of(SECONDS)));
                }
            }
            print(contenders, out);
            draw(contenders, plots);
        } finally {
            TemporaryFiles.delete(directory);
        }
    }

    private static List<Contender> contenders(
            CommandPlatform platform, Peer axonPeer, Peer redisPeer, DatabaseProcess redis)
            throws InterruptedException {
        int port = platform.server().port();
        Request nothing = HttpBench.nothing();
        Requests adds = GuestCarts.open(platform.server().url(""), CARTS).adds(SEED);
        Requests toRedis = redisPeer.adds(CARTS, SEED);
        Contender.Preparation asItIs = () -> {};
        return List.of(
                new Contender("no-op POST, cart service", port, () -> nothing, platform::cpu, asItIs),
                new Contender("cart service", port, adds, platform::cpu, () -> platform.writeThrough(false)),
                new Contender(
                        "cart service, each batch on the disk",
                        port,
                        adds,
                        platform::cpu,
                        () -> platform.writeThrough(true)),
                new Contender(
                        "Axon 4.13, JPA, PostgreSQL 15",
                        axonPeer.port(),
                        axonPeer.adds(CARTS, SEED),
                        axonPeer::cpu,
                        asItIs),
                new Contender(
                        "Redis, appendfsync always",
                        redisPeer.port(),
                        toRedis,
                        redisPeer::cpu,
                        () -> redis.appendFsync("always")),
                new Contender(
                        "Redis, appendfsync everysec",
                        redisPeer.port(),
                        toRedis,
                        redisPeer::cpu,
                        () -> redis.appendFsync("everysec")));
    }

    private static void print(List<Contender> contenders, PrintStream out) {
        out.println("| AddItem, acknowledged | connections | req/s, median (min to max) | p50/p99 ms"
                + " | CPU-s per 1000: server + database | other answers |");
        out.println("|---|---|---|---|---|---|");
        contenders.forEach(contender -> CONNECTIONS.forEach(connections -> contender.print(connections, out)));
    }

    private static void draw(List<Contender> contenders, Plots plots) throws IOException {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Contender contender : contenders) {
            for (int connections : CONNECTIONS) {
                BarChart.Bar bar = contender.rounds().bar(contender.row(connections));
                bars.add(bar);
            }
        }
        plots.write("peers-throughput", BarChart.draw("AddItem, acknowledged: requests a second", bars));
    }

    /** Something to be measured, and what must be so before it is. */
    private record Contender(String name, int port, Requests requests, Rounds rounds, Preparation preparation) {

        @FunctionalInterface
        interface Preparation {
            void prepare() throws Exception;
        }

        Contender(
                String name, int port, Requests requests, Supplier<CommandPlatform.Cpu> cpu, Preparation preparation) {
            this(name, port, requests, new Rounds(cpu), preparation);
        }

        void warmUp(Duration duration) throws Exception {
            preparation.prepare();
            try (Driver driver = Driver.connect(port, CONNECTIONS.getFirst(), 200)) {
                var _ = driver.saturate(requests, duration);
            }
        }

        void measure(Duration duration) throws Exception {
            preparation.prepare();
            for (int connections : CONNECTIONS) {
                try (Driver driver = Driver.connect(port, connections, 200)) {
                    var _ = rounds.measureWithFailures(row(connections), () -> driver.saturate(requests, duration));
                }
            }
        }

        private String row(int connections) {
            return name + ", " + connections;
        }

        void print(int connections, PrintStream out) {
            String row = row(connections);
            out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %.1f/%.1f | %.3f + %.3f | %d |%n",
                    name,
                    connections,
                    rounds.of(row, round -> round.driven().perSecond()).text(0),
                    rounds.of(row, round -> round.driven().ms(50)).median(),
                    rounds.of(row, round -> round.driven().ms(99)).median(),
                    rounds.of(row, Rounds.Round::serviceMicros).median() / MICROS_PER_MILLI,
                    rounds.of(row, Rounds.Round::brokerMicros).median() / MICROS_PER_MILLI,
                    rounds.failed(row));
        }
    }
}
