package dev.cartlog.acceptance.faults;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The long version of the fault tests: {@code ./cart faults}. */
public final class FaultsMain {
    private static final String USAGE =
            "Usage: ./cart faults [NAME …] [--kills N] [--instances N], see ./cart faults --help";
    private static final String KILLS_OPTION = "--kills";
    private static final String INSTANCES_OPTION = "--instances";
    private static final String NUMBER = "[1-9][0-9]{0,3}";
    private static final int KILLS_DEFAULT = 20;
    private static final int ROLLING_ROUNDS = 2;
    private static final int SAME_KEY_COMMANDS = 20;

    /** An owner that is killed must have successors by then. */
    private static final Duration RECOVERY_MAX = Duration.ofSeconds(8);

    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;

    private interface Fault {
        FaultReport run() throws Exception;
    }

    private FaultsMain() {}

    /** Runs the named faults, or all, on a cluster of its own; ends with 1 when a promise was broken. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out));
    }

    private static int run(List<String> args, PrintStream out) throws Exception {
        List<String> names = new ArrayList<>(args);
        int kills;
        int instances;
        try {
            kills = option(names, KILLS_OPTION, KILLS_DEFAULT);
            instances = option(names, INSTANCES_OPTION, Cluster.INSTANCES_DEFAULT);
        } catch (IllegalArgumentException e) {
            out.println(USAGE);
            return EXIT_USAGE;
        }
        Path directory = Files.createTempDirectory("cart-faults");
        out.println("Starting " + instances + " instances in " + directory);
        try (Cluster cluster = Cluster.start(directory, instances)) {
            Map<String, Fault> faults = faults(new Faults(cluster, line -> out.println("    " + line)), kills);
            if (!faults.keySet().containsAll(names)) {
                out.println(USAGE);
                return EXIT_USAGE;
            }
            if (!names.isEmpty()) {
                faults.keySet().retainAll(names);
            }
            return run(faults, cluster, out);
        }
    }

    /** Takes an option and its number out of the words. */
    private static int option(List<String> words, String name, int otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        if (at + 1 == words.size() || !words.get(at + 1).matches(NUMBER)) {
            throw new IllegalArgumentException(name + " needs a number");
        }
        int value = Integer.parseInt(words.remove(at + 1));
        words.remove(at);
        return value;
    }

    private static Map<String, Fault> faults(Faults faults, int kills) {
        Map<String, Fault> all = new LinkedHashMap<>();
        all.put("kills", () -> faults.kills(kills).within(RECOVERY_MAX));
        all.put("same-key", () -> faults.sameKey(SAME_KEY_COMMANDS));
        all.put("rolling", () -> faults.rolling(ROLLING_ROUNDS));
        all.put("zombie", () -> faults.zombie().within(RECOVERY_MAX));
        all.put("broker", faults::broker);
        all.put(
                "points",
                () -> faults.points(Stream.concat(Faults.REQUEST_POINTS.stream(), Faults.TAKE_OVER_POINTS.stream())
                        .toList()));
        return all;
    }

    private static int run(Map<String, Fault> faults, Cluster cluster, PrintStream out) throws InterruptedException {
        int code = 0;
        for (Map.Entry<String, Fault> fault : faults.entrySet()) {
            try {
                FaultReport report = fault.getValue().run();
                out.println((report.broken().isEmpty() ? "✓ " : "✗ ") + report);
                report.broken().forEach(broken -> out.println("    " + broken));
                code = report.broken().isEmpty() ? code : EXIT_FAILURE;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                out.println("✗ " + fault.getKey() + ": " + e + "\n" + cluster.describe());
                return EXIT_FAILURE;
            }
        }
        return code;
    }
}
