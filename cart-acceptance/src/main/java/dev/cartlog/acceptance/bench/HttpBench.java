package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Driver;
import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.drive.Requests;
import dev.cartlog.acceptance.plot.BarChart;
import dev.cartlog.acceptance.plot.PercentileChart;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Adding an article, acknowledged when it is durable, against doing nothing on the same server. */
final class HttpBench implements Bench {
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String CONNECTIONS = "--connections";
    private static final String WARM_UP = "--warm-up";
    private static final Map<String, Integer> DEFAULTS = Map.of(SECONDS, 5, ROUNDS, 5, CONNECTIONS, 256, WARM_UP, 20);
    private static final int CARTS = 1_000;
    private static final long SEED = 1;
    private static final List<Double> RATES = List.of(200.0, 2_000.0);
    private static final String NO_OP = "no-op";
    private static final String ADD = "AddItem";

    @Override
    public String name() {
        return "http";
    }

    @Override
    public String what() {
        return "AddItem over HTTP against a no-op, at saturation and at fixed rates: [--rounds N] [--seconds N] of each"
                + " [--warm-up N] of each [--connections N] " + Plots.USAGE;
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Plots plots = Plots.parse(args);
        Options options = Options.parse(plots.otherWords(), DEFAULTS);
        try (CommandPlatform platform = CommandPlatform.start()) {
            Requests adds = GuestCarts.open(platform.server().url(""), CARTS).adds(SEED);
            Request nothing = nothing();
            try (Driver driver = Driver.connect(platform.server().port(), options.of(CONNECTIONS), 200)) {
                new Run(options, driver, Map.of(NO_OP, () -> nothing, ADD, adds), new Rounds(platform::cpu), out)
                        .all(plots);
            }
        }
    }

    /** 150 bytes for {@link NoOpBeside}, with a guest's token as every change of a guest's cart has. */
    static Request nothing() {
        return Request.withKey(
                "POST", NoOpBeside.PATH, "gct_" + "A".repeat(43), "{\"sku\":\"%s\"}".formatted("x".repeat(140)));
    }

    private record Run(Options options, Driver driver, Map<String, Requests> loads, Rounds rounds, PrintStream out) {

        void all(Plots plots) throws IOException {
            Duration each = Duration.ofSeconds(options.of(SECONDS));
            for (String load : List.of(NO_OP, ADD)) {
                var _ = driver.saturate(requests(load), Duration.ofSeconds(options.of(WARM_UP)));
            }
            for (int round = 0; round < options.of(ROUNDS); round++) {
                for (String load : List.of(NO_OP, ADD)) {
                    rounds.measure(load, driver, () -> driver.saturate(requests(load), each));
                }
            }
            double half = Math.rint(
                    rounds.of(ADD, round -> round.driven().perSecond()).median() / 2);
            List<Double> rates = Stream.concat(RATES.stream(), Stream.of(half)).toList();
            for (int round = 0; round < options.of(ROUNDS); round++) {
                for (double rate : rates) {
                    for (String load : List.of(NO_OP, ADD)) {
                        rounds.measure(at(load, rate), driver, () -> driver.atRate(requests(load), rate, each));
                    }
                }
            }
            print(rates);
            draw(plots, rates);
        }

        private Requests requests(String load) {
            return Objects.requireNonNull(loads.get(load));
        }

        private static String at(String load, double rate) {
            return String.format(Locale.ROOT, "%s at %,.0f/s", load, rate);
        }

        private void print(List<Double> rates) {
            Rounds.printHead(out);
            rounds.print(out);
            out.printf(
                    "%nAddItem reaches %s of the no-op.%n",
                    rounds.ratio(ADD, NO_OP, round -> round.driven().perSecond())
                            .text(2));
            for (double rate : rates) {
                out.printf(
                        "At %,.0f/s: p50 %.1f ms and p99 %.1f ms more than the no-op.%n",
                        rate, more(rate, 50), more(rate, 99));
            }
        }

        private double more(double rate, double percentile) {
            return rounds.of(at(ADD, rate), round -> round.driven().ms(percentile))
                            .median()
                    - rounds.of(at(NO_OP, rate), round -> round.driven().ms(percentile))
                            .median();
        }

        private void draw(Plots plots, List<Double> rates) throws IOException {
            plots.write(
                    "http-throughput",
                    BarChart.draw(
                            "Answers a second, " + options.of(CONNECTIONS) + " connections",
                            List.of(rounds.bar(NO_OP), rounds.bar(ADD))));
            Map<String, Histogram> curves = new LinkedHashMap<>();
            for (double rate : rates.subList(1, rates.size())) {
                curves.put(at(NO_OP, rate), rounds.latencies(at(NO_OP, rate)));
                curves.put(at(ADD, rate), rounds.latencies(at(ADD, rate)));
            }
            plots.write("http-latency", PercentileChart.draw("Latency at fixed rates, from the moment due", curves));
        }
    }
}
