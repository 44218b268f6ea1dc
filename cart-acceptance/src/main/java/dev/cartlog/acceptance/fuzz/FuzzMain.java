package dev.cartlog.acceptance.fuzz;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.local.ports.Ports;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ends with code 0 when every answer was as described, 1 when one was not or nothing answers, 2 for a wrong command line. */
public final class FuzzMain {
    private static final String USAGE = """
        Usage: ./cart fuzz [--requests N] [--seed S]

        Sends requests made of the services' /openapi.json, half of them broken, and holds every answer against it:
        no 5xx, no status, code, header or body that is not described. Needs ./cart up.

          --requests N   how many (10000)
          --seed S       makes the same requests again\
        """;

    private static final int REQUESTS_DEFAULT = 10_000;
    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;

    private FuzzMain() {}

    /** Runs against the ports that the environment says. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), new Addresses(Ports.from(System.getenv())), out));
    }

    private record Options(int requests, long seed) {}

    static int run(List<String> args, Addresses addresses, PrintStream out) throws InterruptedException {
        if (args.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        Options options;
        try {
            options = options(args.iterator());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage() + "\n\n" + USAGE);
            return EXIT_USAGE;
        }
        out.println("seed " + options.seed());
        return run(options, addresses, out);
    }

    private static int run(Options options, Addresses addresses, PrintStream out) throws InterruptedException {
        try {
            Fuzz.Result result = new Fuzz(addresses, options.seed(), options.requests(), out).run();
            out.println(result.summary());
            out.println(
                    "described answers that did not occur: " + result.unmet().size());
            out.println(
                    result.holds()
                            ? "Every answer was as described."
                            : "Not every answer was as described. Again: ./cart fuzz --requests " + options.requests()
                                    + " --seed " + options.seed());
            return result.holds() ? 0 : EXIT_FAILURE;
        } catch (UncheckedIOException e) {
            out.println(e.getMessage() + ". Is it running? ./cart status tells, ./cart up starts it.");
            return EXIT_FAILURE;
        }
    }

    private static Options options(Iterator<String> args) {
        int requests = REQUESTS_DEFAULT;
        long seed = RandomGenerator.getDefault().nextInt(1_000_000);
        while (args.hasNext()) {
            String option = args.next();
            if (!args.hasNext()) {
                throw new IllegalArgumentException("What about " + option + "?");
            }
            switch (option) {
                case "--requests" -> requests = Math.toIntExact(number(args.next()));
                case "--seed" -> seed = number(args.next());
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            }
        }
        return new Options(requests, seed);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("A number of at most 9 digits is expected, not " + text + ".");
        }
        return Long.parseLong(text);
    }
}
