package dev.cartlog.acceptance.rebuild;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.ports.Ports;
import dev.cartlog.local.process.ChildFailedException;
import dev.cartlog.local.run.Restart;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceStatus;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Builds the views of a running local platform anew and goes over to them. The old views answer until the new ones have
 * caught up; then one instance after the other is started again with the new ones.
 */
public final class RebuildMain {
    private static final String USAGE = """
            Usage: ./cart rebuild

            Builds the views of the query service from the log anew, beside those that are served, and goes over to them
            when they have caught up. With --instances 2 or more, reads are answered all the time; a single instance
            starts again, which takes some seconds. Needs ./cart up. What others are told is not told again.

            ./cart verify compares the result with the log.""";

    private static final String QUERY = "query";
    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;

    private RebuildMain() {}

    /** Rebuilds the views of the platform that the environment names. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        if (args.length > 0) {
            out.println(USAGE);
            System.exit(args[0].equals("--help") ? 0 : EXIT_USAGE);
        }
        String directory = Optional.ofNullable(System.getenv("CART_DATA")).orElse(".cart");
        System.exit(run(new DataDirectory(Path.of(directory)), new Addresses(Ports.from(System.getenv())), out));
    }

    /** Runs and returns the exit code. */
    public static int run(DataDirectory data, Addresses addresses, PrintStream out) throws InterruptedException {
        Optional<RunRecord> run = RunFile.running(data);
        if (run.isEmpty()) {
            out.println("Nothing runs in " + data.root() + ". Start it first: ./cart up");
            return EXIT_FAILURE;
        }
        try {
            rebuild(data, addresses, run.get(), out);
            return 0;
        } catch (ChildFailedException | IllegalStateException | UncheckedIOException e) {
            out.println("The views were not rebuilt: " + e.getMessage());
            return EXIT_FAILURE;
        }
    }

    private static void rebuild(DataDirectory data, Addresses addresses, RunRecord run, PrintStream out)
            throws InterruptedException {
        List<String> instances = run.services().stream()
                .map(ServiceStatus::name)
                .filter(name -> name.equals(QUERY) || name.startsWith(QUERY + "-"))
                .toList();
        String old = ViewsId.of(data, QUERY);
        String fresh = ViewsId.fresh(Instant.now());
        out.println("Building " + fresh + " beside " + old + " ...");
        long begin = System.nanoTime();
        try (Builder builder = new Builder(addresses, data, run.issuer(), fresh)) {
            builder.awaitBuilt();
            out.printf("  caught up with the log after %.1f s%n", seconds(begin));
        }
        // The builder has ended, so its stores are whole: whoever serves them first need not restore them.
        BuiltViews.handTo(data, instances.getFirst(), fresh);
        for (String instance : instances) {
            ViewsId.set(data, instance, fresh);
            Restart.of(data, instance);
            BuiltViews.delete(data, instance, old);
            out.println("  " + instance + " serves them");
        }
        OldViews.delete(addresses.bootstrapServers(), old);
        out.printf("Done after %.1f s; %s is deleted.%n", seconds(begin), old);
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
