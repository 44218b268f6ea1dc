package dev.cartlog.acceptance.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a measurement by its name. Ends with code 0, or 2 when there is none of that name or its arguments are wrong. */
public final class BenchMain {
    /** A row for each measurement. */
    private static final List<Bench> BENCHES = List.of(
            new LogBench(),
            new LoadBench(),
            new RebuildBench(),
            new ReadsBench(),
            new GetBench(),
            new ExportBench(),
            new HttpBench(),
            new HotCartBench(),
            new MergeBench(),
            new GrowthBench(),
            new PeersBench(),
            new StartBench());

    private static final int EXIT_USAGE = 2;

    private BenchMain() {}

    /** Starts what the measurement needs, and ends it. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out));
    }

    static int run(List<String> args, PrintStream out) throws Exception {
        if (args.isEmpty() || args.contains("--help")) {
            usage(out);
            return args.isEmpty() ? EXIT_USAGE : 0;
        }
        for (Bench bench : BENCHES) {
            if (bench.name().equals(args.getFirst())) {
                try {
                    bench.run(args.subList(1, args.size()), out);
                    return 0;
                } catch (IllegalArgumentException e) {
                    out.println(e.getMessage());
                    break;
                }
            }
        }
        usage(out);
        return EXIT_USAGE;
    }

    private static void usage(PrintStream out) {
        out.println("Usage: ./cart bench NAME [OPTION …]");
        out.println();
        BENCHES.forEach(bench -> out.printf("  %-8s %s%n", bench.name(), bench.what()));
    }
}
