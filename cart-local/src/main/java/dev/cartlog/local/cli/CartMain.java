package dev.cartlog.local.cli;

import dev.cartlog.local.ports.PortException;
import dev.cartlog.local.process.ChildFailedException;
import dev.cartlog.local.up.AlreadyRunningException;
import dev.cartlog.local.up.OlderDataException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The program behind the script {@code cart}. */
public final class CartMain {
    /** Exit code when the command line is wrong. */
    private static final int EXIT_USAGE = 2;

    private static final int EXIT_FAILURE = 1;

    private static final Map<String, Verb> VERBS = new TreeMap<>(Map.of(
            "up", new UpVerb(),
            "down", new DownVerb(),
            "status", new StatusVerb(),
            "restart", new RestartVerb(),
            "token", new TokenVerb(),
            "logs", new LogsVerb(),
            "catalog", new CatalogVerb()));

    private CartMain() {}

    /** Runs the verb and ends the JVM with its exit code. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), new CliContext(System.getenv(), out), err));
    }

    static int run(List<String> line, CliContext context, PrintStream err) throws InterruptedException {
        String word = line.isEmpty() ? "" : line.getFirst();
        try {
            Verb verb = VERBS.get(word);
            if (verb == null) {
                throw new UsageException("There is no verb " + word + "." + Suggestion.of(word, VERBS.keySet()));
            }
            return verb.run(line.subList(1, line.size()), context);
        } catch (UsageException e) {
            err.println("cart " + word + ": " + e.getMessage() + "\nSee: ./cart " + word + " --help");
            return EXIT_USAGE;
        } catch (PortException | ChildFailedException | AlreadyRunningException | OlderDataException e) {
            err.println("cart " + word + ": " + e.getMessage());
            return EXIT_FAILURE;
        }
    }
}
