package dev.cartlog.acceptance.faults;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.load.Load;
import dev.cartlog.local.ports.Ports;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Kills containers of a running stack under load and compares what clients saw with the log: {@code ./cart outages}. */
public final class OutagesMain {
    private static final String USAGE = """
            Usage: ./cart outages [SERVICE …]

            Needs the stack of docker-compose.yml. Puts some 60 commands a second on it through its proxy, kills the container of one
            service after the other (docker kill), waits until every cart can be written again, starts the container and waits
            until it is healthy. Then compares what every client saw with the log. Ends with an error when a promise was broken.

              SERVICE   of docker-compose.yml; kafka-2, command-1 and query-1 when left out""";

    private static final List<String> SERVICES_DEFAULT = List.of("kafka-2", "command-1", "query-1");
    private static final int EXIT_FAILURE = 1;
    private static final int EXIT_USAGE = 2;

    private OutagesMain() {}

    /** Kills each of the named services' containers in turn. */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<String> services = args.length == 0 ? SERVICES_DEFAULT : List.of(args);
        if (services.stream().anyMatch(service -> service.startsWith("-"))) {
            out.println(USAGE);
            System.exit(services.equals(List.of("--help")) ? 0 : EXIT_USAGE);
        }
        FaultReport report = run(services, new Addresses(Ports.from(System.getenv())), out);
        out.println((report.broken().isEmpty() ? "✓ " : "✗ ") + report);
        report.broken().forEach(broken -> out.println("    " + broken));
        System.exit(report.broken().isEmpty() ? 0 : EXIT_FAILURE);
    }

    private static FaultReport run(List<String> services, Addresses addresses, PrintStream out) throws Exception {
        Observation seen = new Observation(addresses, line -> out.println("    " + line));
        List<URI> proxy = List.of(addresses.command());
        try (Load load = Faults.load(proxy, proxy)) {
            for (String service : services) {
                load.awaitMore(Faults.ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
                Container container = Container.of(service);
                out.println("killing " + service);
                Fault fault = Fault.now();
                container.kill();
                try {
                    seen.recovery(load, fault);
                } finally {
                    container.start();
                }
                container.awaitHealthy(Cluster.DEADLINE);
            }
            load.awaitMore(Faults.ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
            seen.end(load);
        }
        return seen.report("container killed", services.size());
    }
}
