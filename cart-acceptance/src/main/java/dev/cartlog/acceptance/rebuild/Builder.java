package dev.cartlog.acceptance.rebuild;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.platform.ProbedProcess;
import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One more instance of the query service, which builds views of its own and serves nobody. */
final class Builder implements AutoCloseable {
    /** Names its directory and its log. */
    static final String NAME = "rebuild";

    private static final String MODULE = "cart-query-service";
    private static final String MAIN = "dev.cartlog.query.QueryServiceApplication";
    private static final Duration BUILD_DEADLINE = Duration.ofHours(24);
    private static final List<String> JVM_ARGUMENTS = List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private final ProbedProcess process;

    Builder(Addresses addresses, DataDirectory data, String issuer, String id) {
        FreePorts free = new FreePorts();
        int port = free.next();
        int managementPort = free.next();
        Installation installation = Installation.locate();
        List<Path> classPath = new ArrayList<>(installation.programClassPath(MODULE));
        classPath.add(installation.leashClassPath());
        Map<String, String> environment = Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_SERVER_PORT", Integer.toString(managementPort),
                "CART_KAFKA_BOOTSTRAP_SERVERS", addresses.bootstrapServers(),
                "CART_REGISTRY_URL", addresses.registry().toString(),
                "CART_IDENTITY_ISSUER", issuer,
                "CART_DATA_DIR", data.service(NAME).toAbsolutePath().toString(),
                "CART_INSTANCE_URL", "http://127.0.0.1:" + port,
                "CART_QUERY_APPLICATION_ID", id);
        process = ProbedProcess.start(
                new ChildSpec(
                        NAME, new JavaCommand(JVM_ARGUMENTS, classPath, MAIN, List.of()), environment, data.log(NAME)),
                URI.create("http://127.0.0.1:" + managementPort));
    }

    /** Returns when the new views have caught up with the log; throws ChildFailedException when the process dies. */
    void awaitBuilt() throws InterruptedException {
        process.awaitReady(BUILD_DEADLINE);
    }

    @Override
    public void close() {
        process.close();
    }
}
