package dev.cartlog.acceptance.demo;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.local.ports.Ports;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A guided tour of a running cart service. Ends with code 0 when every answer was what it must be, 1 when one was not
 * or nothing answers, 2 when the command line is wrong.
 */
public final class DemoMain {
    private static final String USAGE = """
            Usage: ./cart demo [--plain] [--full]

            Takes a cart from a guest to an order and shows each request with its answer. Needs ./cart up.
            Ends with an error when any answer differs from what it must be.

              --plain   no colours (also when the output is not a terminal)
              --full    every field of every answer, not only those the tour talks about""";

    private static final Set<String> FLAGS = Set.of("--plain", "--full");
    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;

    private DemoMain() {}

    /** Runs the tour against the ports that the environment says. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), new Addresses(Ports.from(System.getenv())), out));
    }

    /** Runs the tour and returns the exit code. */
    public static int run(List<String> args, Addresses addresses, PrintStream out) throws InterruptedException {
        if (args.contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        if (!FLAGS.containsAll(args)) {
            out.println(USAGE);
            return EXIT_USAGE;
        }
        boolean coloured = !args.contains("--plain") && isTerminal();
        try (CartHttp http = new CartHttp()) {
            return run(new Tour(http, out, coloured, args.contains("--full")), addresses, out, coloured);
        }
    }

    private static int run(Tour tour, Addresses addresses, PrintStream out, boolean coloured)
            throws InterruptedException {
        try {
            new CartStory(tour, addresses).tell();
            out.println();
            out.println(Paint.GOOD.on("All " + tour.checks() + " checks hold.", coloured));
            return 0;
        } catch (UnexpectedAnswerException | IllegalStateException e) {
            out.println(Paint.BAD.on("   ✗ " + e.getMessage(), coloured));
        } catch (UncheckedIOException e) {
            out.println(Paint.BAD.on(
                    "   ✗ " + e.getMessage() + ". Is it running? ./cart status tells, ./cart up starts it.", coloured));
        }
        return EXIT_FAILURE;
    }

    /** Java 25 has no console again where there is no terminal; the warning is about the versions in between. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
