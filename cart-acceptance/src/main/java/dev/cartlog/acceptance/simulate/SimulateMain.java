package dev.cartlog.acceptance.simulate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs simulations. Ends with code 0 when every invariant held (or when a mutant was caught), 1 when one did not (or the mutant
 * was not caught), 2 when the command line is wrong.
 */
public final class SimulateMain {
    private static final String USAGE = """
            Usage: ./cart simulate [--seeds N] [--commands M] [--mutant NAME]
                   ./cart simulate --seed S [--commands M] [--mutant NAME]

            Runs the production shard on a simulated log, clock and network, with crashes, fences, lost and late answers,
            unknown outcomes and take-overs, and checks that nothing acknowledged is lost, nothing is applied twice, histories
            have no gap and answers respect real time. The same seed does the same every time. Needs nothing running.

              --seeds N       that many seeds, from 0 (100)
              --seed S        this seed alone: what a failure tells you to run
              --commands M    answered commands for each seed (1000)
              --mutant NAME   break a rule of the design on purpose and see it caught, one of
            """;

    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;
    private static final int SEEDS_DEFAULT = 100;
    private static final int COMMANDS_DEFAULT = 1_000;
    private static final int SEEDS_BETWEEN_SIGNS_OF_LIFE = 100;

    /** @param seed where to begin */
    private record Wish(long seed, int seeds, int commands, Mutant mutant) {}

    private SimulateMain() {}

    /** Needs nothing but its arguments. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out));
    }

    static int run(List<String> args, PrintStream out) {
        if (args.contains("--help")) {
            usage(out);
            return 0;
        }
        Optional<Wish> wish = parse(args);
        if (wish.isEmpty()) {
            usage(out);
            return EXIT_USAGE;
        }
        return run(wish.get(), out);
    }

    private static void usage(PrintStream out) {
        out.print(USAGE);
        out.println("                  "
                + Arrays.stream(Mutant.values())
                        .filter(mutant -> mutant != Mutant.NONE)
                        .map(mutant -> mutant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", ")));
    }

    private static Optional<Wish> parse(List<String> args) {
        @Nullable Long seed = null;
        int seeds = SEEDS_DEFAULT;
        int commands = COMMANDS_DEFAULT;
        Mutant mutant = Mutant.NONE;
        if (args.size() % 2 != 0) {
            return Optional.empty();
        }
        try {
            for (int i = 0; i < args.size(); i += 2) {
                String value = args.get(i + 1);
                switch (args.get(i)) {
                    case "--seed" -> seed = Long.valueOf(value);
                    case "--seeds" -> seeds = Integer.parseInt(value);
                    case "--commands" -> commands = Integer.parseInt(value);
                    case "--mutant" ->
                        mutant = Mutant.valueOf(value.toUpperCase(Locale.ROOT).replace('-', '_'));
                    default -> {
                        return Optional.empty();
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not a number, or no such mutant: the usage tells what there is
        }
        return seed == null
                ? Optional.of(new Wish(0, seeds, commands, mutant))
                : Optional.of(new Wish(seed, 1, commands, mutant));
    }

    private static int run(Wish wish, PrintStream out) {
        long startedNanos = System.nanoTime();
        Totals totals = new Totals();
        Faults faults = Faults.hostile(wish.mutant());
        for (long seed = wish.seed(); seed < wish.seed() + wish.seeds(); seed++) {
            try {
                totals.add(Simulation.run(seed, wish.commands(), faults));
            } catch (Broken violation) {
                out.println("Seed " + seed + ": " + violation.getMessage());
                out.println("Again: ./cart simulate --seed " + seed + " --commands " + wish.commands()
                        + (wish.mutant() == Mutant.NONE ? "" : " --mutant " + wish.mutant()));
                return ended(wish.mutant() != Mutant.NONE, wish, out);
            }
            if ((seed + 1) % SEEDS_BETWEEN_SIGNS_OF_LIFE == 0) {
                out.println("… " + totals);
            }
        }
        long tookSeconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedNanos);
        out.println(totals + ", 0 violations, " + tookSeconds + " s");
        return ended(wish.mutant() == Mutant.NONE, wish, out);
    }

    private static int ended(boolean asItShould, Wish wish, PrintStream out) {
        if (wish.mutant() != Mutant.NONE) {
            out.println("Mutant " + wish.mutant() + (asItShould ? ": caught" : ": NOT caught"));
        }
        return asItShould ? 0 : EXIT_FAILURE;
    }

    private static final class Totals {
        private int seeds;
        private long commands;
        private long events;
        private long lives;
        private String lastHash = "";

        void add(Simulation.Report report) {
            seeds++;
            commands += report.commands();
            events += report.events();
            lives += report.lives();
            lastHash = report.lastHash();
        }

        @Override
        public String toString() {
            return "%d seeds, %,d commands, %,d events, %,d lives of instances, last hash %.12s"
                    .formatted(seeds, commands, events, lives, lastHash);
        }
    }
}
