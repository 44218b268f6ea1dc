package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Driver;
import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.drive.Requests;
import dev.cartlog.acceptance.plot.PercentileChart;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Merging a guest's cart of fifty lines into a customer's of fifty, in another partition; half the articles are in both. */
final class MergeBench implements Bench {
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String RATE = "--rate";
    private static final String WARM_UP = "--warm-up";
    private static final Map<String, Integer> DEFAULTS = Map.of(SECONDS, 10, ROUNDS, 5, RATE, 20, WARM_UP, 30);
    private static final int CONNECTIONS = 64;

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public String what() {
        return "merges of 2 x 50 lines across partitions: [--rate N] merges a second [--rounds N] [--seconds N] of each"
                + " [--warm-up N] " + Plots.USAGE;
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Plots plots = Plots.parse(args);
        Options options = Options.parse(plots.otherWords(), DEFAULTS);
        int rate = options.of(RATE);
        try (CommandPlatform platform = CommandPlatform.start();
                Driver driver = Driver.connect(platform.server().port(), CONNECTIONS, 200)) {
            int seconds = options.of(WARM_UP) + options.of(ROUNDS) * options.of(SECONDS);
            Deque<Request> merges = MergePairs.open(platform, rate * seconds);
            Requests next = merges::removeFirst;
            var _ = driver.atRate(next, rate, Duration.ofSeconds(options.of(WARM_UP)));
            Rounds rounds = new Rounds(platform::cpu);
            String name = "merge of 2 x " + MergePairs.LINES + " lines at " + rate + "/s";
            for (int round = 0; round < options.of(ROUNDS); round++) {
                rounds.measure(name, driver, () -> driver.atRate(next, rate, Duration.ofSeconds(options.of(SECONDS))));
            }
            Rounds.printHead(out);
            rounds.print(out);
            plots.write("merge-latency", PercentileChart.draw(name, Map.of("merge", rounds.latencies(name))));
        }
    }
}
