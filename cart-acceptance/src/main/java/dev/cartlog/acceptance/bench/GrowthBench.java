package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Driver;
import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.drive.Requests;
import dev.cartlog.acceptance.seed.StateSeeder;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The same rate of commands at few carts and at very many, all of them wanted alike, on two platforms side by side. */
final class GrowthBench implements Bench {
    private static final String FEW = "--few";
    private static final String MANY = "--many";
    private static final String RATE = "--rate";
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String WARM_UP = "--warm-up";
    private static final Map<String, Integer> DEFAULTS =
            Map.of(FEW, 10_000, MANY, 1_000_000, RATE, 1_000, SECONDS, 5, ROUNDS, 5, WARM_UP, 20);
    private static final int CONNECTIONS = 64;
    private static final long SEED = 1;
    private static final double BYTES_PER_MEGABYTE = 1024 * 1024;

    @Override
    public String name() {
        return "growth";
    }

    @Override
    public String what() {
        return "the same load at few and at many carts: [--few N] [--many N] carts [--rate N] commands a second"
                + " [--rounds N] [--seconds N] of each [--warm-up N]";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        // Connected when both are there: a server soon closes a connection on which nothing comes.
        try (CommandPlatform withFew = platform(options.of(FEW));
                CommandPlatform withMany = platform(options.of(MANY));
                Side few = Side.of(withFew, options.of(FEW));
                Side many = Side.of(withMany, options.of(MANY))) {
            double rate = options.of(RATE);
            for (Side side : List.of(few, many)) {
                var _ = side.driver().atRate(side.requests(), rate, Duration.ofSeconds(options.of(WARM_UP)));
            }
            for (int round = 0; round < options.of(ROUNDS); round++) {
                for (Side side : List.of(few, many)) {
                    side.rounds()
                            .measure(
                                    side.name(),
                                    side.driver(),
                                    () -> side.driver()
                                            .atRate(side.requests(), rate, Duration.ofSeconds(options.of(SECONDS))));
                }
            }
            print(few, many, out);
        }
    }

    private static void print(Side few, Side many, PrintStream out) throws Exception {
        Rounds.printHead(out);
        few.rounds().print(out);
        many.rounds().print(out);
        out.printf(
                "%nMany against few: p99 %.2f, processor time of the service %.2f. Heap after a collection: %.0f and %.0f MB.%n",
                many.p99() / few.p99(), many.cpuMicros() / few.cpuMicros(), few.heapMegabytes(), many.heapMegabytes());
    }

    private static CommandPlatform platform(int carts) throws Exception {
        List<String> skus = IntStream.range(0, GuestCarts.LINES)
                .mapToObj(CommandPlatform::sku)
                .toList();
        return CommandPlatform.start(empty -> {
            try (SchemaRegistryClient registry = new SchemaRegistryClient(RegistryOptions.of(empty.registryUrl()))) {
                new StateSeeder(empty.bootstrapServers(), registry).write(carts, skus);
            }
        });
    }

    /** The load on a platform with so many carts. */
    private record Side(String name, CommandPlatform platform, Driver driver, Requests requests, Rounds rounds)
            implements AutoCloseable {

        static Side of(CommandPlatform platform, int carts) throws IOException {
            return new Side(
                    String.format(Locale.ROOT, "%,d carts", carts),
                    platform,
                    Driver.connect(platform.server().port(), CONNECTIONS, 200),
                    adds(carts),
                    new Rounds(platform::cpu));
        }

        private static Requests adds(int carts) {
            SplittableRandom random = new SplittableRandom(SEED);
            return () -> {
                int number = random.nextInt(carts);
                String path = "/v1/carts/" + StateSeeder.cartId(number) + "/lines";
                return Request.withKey(
                        "POST", path, StateSeeder.token(number), GuestCarts.item(random.nextInt(GuestCarts.LINES)));
            };
        }

        double p99() {
            return rounds.of(name, round -> round.driven().ms(99)).median();
        }

        double cpuMicros() {
            return rounds.of(name, Rounds.Round::serviceMicros).median();
        }

        double heapMegabytes() throws Exception {
            return platform.server().collectedHeapBytes() / BYTES_PER_MEGABYTE;
        }

        @Override
        public void close() throws IOException {
            driver.close();
        }
    }
}
