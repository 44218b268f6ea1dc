package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.seed.SeededCart;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.query.topology.AvroCodec;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All views of the query service, folded from the log, against one bare store with its changelog on the same bytes. */
final class RebuildBench implements Bench {
    private static final String EVENTS = "--events";
    private static final String ROUNDS = "--rounds";
    private static final String THREADS = "--threads";
    private static final Map<String, Integer> DEFAULTS = Map.of(EVENTS, 1_000_000, ROUNDS, 5, THREADS, 2);

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String what() {
        return "all views from the log against a bare store with changelog: [--events N] [--rounds N] [--threads N]";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        SeededPlatform.with(options.of(EVENTS) / SeededCart.EVENTS, seeded -> {
            out.printf("%,d events of %,d carts are in the log.%n%n", seeded.events(), seeded.carts());
            Fold fold = new Fold(seeded.platform().bootstrapServers(), seeded.directory(), options.of(THREADS));
            measure(fold, AvroCodec.load(seeded.registry()), seeded.carts(), options.of(ROUNDS), out);
        });
    }

    /** The first round of each warms up and is not counted. */
    private static void measure(Fold fold, AvroCodec codec, int carts, int rounds, PrintStream out)
            throws InterruptedException {
        List<Fold.Result> bare = new ArrayList<>();
        List<Fold.Result> views = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            Fold.Result ofBare = bare(fold, carts);
            Fold.Result ofViews = fold.views(codec, carts, streams -> {});
            if (round > 0) {
                bare.add(ofBare);
                views.add(ofViews);
            }
        }
        out.println("| topology | events/s, median (min to max) | CPU µs an event, this process |");
        out.println("|---|---|---|");
        print("bare store", bare, out);
        print("all views", views, out);
        out.printf("%nviews / bare = %.2f%n", rate(views).median() / rate(bare).median());
    }

    private static Fold.Result bare(Fold fold, int carts) throws InterruptedException {
        long events = (long) carts * SeededCart.EVENTS;
        return fold.run(
                "bare",
                (config, folded) -> BareTopology.of(config, Topic.CART_EVENTS.topicName(), folded),
                events,
                events);
    }

    private static void print(String topology, List<Fold.Result> results, PrintStream out) {
        out.printf(
                "| %s | %s | %s |%n",
                topology,
                rate(results).text(0),
                Spread.of(results.stream().map(Fold.Result::cpuMicros).toList()).text(1));
    }

    private static Spread rate(List<Fold.Result> results) {
        return Spread.of(results.stream().map(Fold.Result::eventsPerSecond).toList());
    }
}
