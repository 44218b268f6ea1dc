package dev.cartlog.acceptance;

import dev.cartlog.acceptance.platform.ProbedProcess;
import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import dev.cartlog.local.process.JvmFlags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of our programs in a process of its own, which finds in a file who it is to Kafka. */
final class SecuredProgram implements AutoCloseable {
    private static final Duration READY_DEADLINE = Duration.ofSeconds(90);

    private final ProbedProcess process;
    private final Path log;

    /**
     * Where it runs.
     *
     * @param directory for logs and data of all programs
     * @param clientConfig the file
     */
    record Place(
            String name, Path directory, EmbeddedPlatform platform, int port, int managementPort, Path clientConfig) {
        Path log() {
            return directory.resolve("logs").resolve(name + ".log");
        }

        Map<String, String> environment() {
            return Map.ofEntries(
                    Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                    Map.entry("SERVER_PORT", Integer.toString(port)),
                    Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort)),
                    Map.entry("CART_KAFKA_BOOTSTRAP_SERVERS", platform.securedServers()),
                    Map.entry("CART_KAFKA_CLIENT_CONFIG", clientConfig.toString()),
                    Map.entry("CART_REGISTRY_URL", platform.registryUrl().toString()),
                    Map.entry("CART_IDENTITY_ISSUER", platform.issuer().toString()),
                    Map.entry("CART_IDENTITY_JWKS_URL", platform.jwksUrl().toString()),
                    Map.entry("CART_DATA_DIR", directory.resolve(name).toString()),
                    Map.entry("CART_INSTANCE_URL", "http://127.0.0.1:" + port),
                    Map.entry("CART_QUERY_ABANDONED_AFTER", "1s"),
                    Map.entry("CART_INTERNAL_SECRET", "only-for-a-test-on-this-machine-alone"));
        }
    }

    private SecuredProgram(Place place, String module, String main) {
        Installation installation = Installation.locate();
        List<Path> classPath = new ArrayList<>(installation.programClassPath(module));
        classPath.add(installation.leashClassPath());
        JavaCommand command = new JavaCommand(List.of("-Xmx256m", "-XX:+UseSerialGC"), classPath, main, List.of());
        log = place.log();
        ChildSpec spec = new ChildSpec(place.name(), command, place.environment(), log)
                .withJvmArguments(JvmFlags.QUICK_COMPILER_ONLY)
                .withJvmArguments(JvmFlags.NATIVE_CODE_WANTED);
        process = ProbedProcess.start(spec, URI.create("http://127.0.0.1:" + place.managementPort()));
    }

    static SecuredProgram command(Place place) {
        return new SecuredProgram(place, "cart-command-service", "dev.cartlog.command.CommandServiceApplication");
    }

    static SecuredProgram query(Place place) {
        return new SecuredProgram(place, "cart-query-service", "dev.cartlog.query.QueryServiceApplication");
    }

    static SecuredProgram orders(Place place) {
        return new SecuredProgram(place, "examples/order-service", "dev.cartlog.examples.orders.OrderServiceMain");
    }

    /** Throws ChildFailedException when it ends instead, or takes too long. */
    void awaitReady() throws InterruptedException {
        process.awaitReady(READY_DEADLINE);
    }

    boolean isReady() {
        return process.isReady();
    }

    /** All it said so far. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String describeLog() {
        return process.describeLog();
    }

    @Override
    public void close() {
        process.close();
    }
}
