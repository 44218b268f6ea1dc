package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.platform.LocalPlatform;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything at once, for long: {@code ./cart soak}. Ends with 1 when a promise was broken. */
public final class SoakMain {
    private static final String USAGE = """
            Usage: ./cart soak [--minutes N] [--seed S] [--report FILE]

            Starts a platform of its own with three instances of each service, on free ports and in a temporary directory, lets
            people shop, and breaks one thing after the other: kills, freezes and restarts instances, deletes what a query
            service keeps, kills the broker. Then compares what everybody saw with the log, and runs ./cart verify.

              --minutes N    how long; 60 when left out
              --seed S       which faults, and when; chosen by the time when left out
              --report FILE  writes what came of it, as a page""";

    private static final String MINUTES = "--minutes";
    private static final String SEED = "--seed";
    private static final String REPORT = "--report";
    private static final Set<String> OPTIONS = Set.of(MINUTES, SEED, REPORT);
    private static final int MINUTES_DEFAULT = 60;
    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;

    private SoakMain() {}

    /** Runs it and prints the report. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out));
    }

    private static int run(List<String> args, PrintStream out) throws Exception {
        if (args.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        Map<String, String> given = new HashMap<>();
        for (int at = 0; at < args.size(); at += 2) {
            if (!OPTIONS.contains(args.get(at)) || at + 1 == args.size()) {
                out.println(USAGE);
                return EXIT_USAGE;
            }
            given.put(args.get(at), args.get(at + 1));
        }
        Duration duration = Duration.ofMinutes(Integer.parseInt(given.getOrDefault(MINUTES, "" + MINUTES_DEFAULT)));
        long seed = Long.parseLong(given.getOrDefault(SEED, "" + Instant.now().toEpochMilli()));
        SoakReport report = soak(duration, seed, out);
        out.println(report.markdown());
        if (given.containsKey(REPORT)) {
            Files.writeString(Path.of(given.get(REPORT)), report.markdown());
        }
        return report.verdict().broken().isEmpty() ? 0 : EXIT_FAILURE;
    }

    private static SoakReport soak(Duration duration, long seed, PrintStream out) throws Exception {
        Path directory = Files.createTempDirectory("cart-soak");
        out.println("Seed " + seed + ". Starting three instances of each service in " + directory);
        try (LocalPlatform platform =
                LocalPlatform.start(directory, Map.of(), "--instances", Integer.toString(Breaker.INSTANCES))) {
            Tally tally = new Tally();
            Breaker breaker = new Breaker(platform, tally);
            breaker.awaitWhole();
            Instant begun = Instant.now();
            List<Breaker.Recovery> recoveries = shop(duration, seed, breaker, platform, tally, out);
            Duration ran = Duration.between(begun, Instant.now());
            breaker.awaitWhole();
            out.println("  comparing with the log");
            return new SoakReport(begun, seed, duration, ran, recoveries, tally, Verdict.of(platform, tally));
        }
    }

    private static List<Breaker.Recovery> shop(
            Duration duration, long seed, Breaker breaker, LocalPlatform platform, Tally tally, PrintStream out)
            throws Exception {
        List<Breaker.Recovery> recoveries = new ArrayList<>();
        SoakPlan plan = new SoakPlan(seed, Breaker.INSTANCES);
        long end = System.nanoTime() + duration.toNanos();
        try (Crowd crowd = Crowd.start(tally, breaker.commands(), breaker.queries(), platform.addresses())) {
            while (System.nanoTime() - end < 0) {
                Breaker.Recovery recovery = breaker.carryOut(plan.next());
                recoveries.add(recovery);
                out.println(
                        "  " + recovery + ", broken so far: " + tally.broken().size());
            }
            crowd.finish();
        } catch (RuntimeException e) {
            out.println(platform.describe());
            throw e;
        }
        return recoveries;
    }
}
