package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.platform.ProbedProcess;
import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of our services in a process of its own, started by a class of ours that puts routes beside it. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration READY_DEADLINE = Duration.ofMinutes(20);
    private static final double NANOS_PER_SECOND = 1e9;

    private final int port;
    private final ProbedProcess process;

    /**
     * Starts it.
     *
     * @param module of the service
     * @param main starts the service with its routes
     * @param environment beside where everything is
     */
    ServiceProcess(
            String module,
            Class<?> main,
            EmbeddedPlatform platform,
            Path directory,
            Map<String, String> environment,
            List<String> jvmArguments) {
        FreePorts free = new FreePorts();
        port = free.next();
        URI management = URI.create("http://127.0.0.1:" + free.next());
        List<String> jvm =
                new ArrayList<>(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        jvm.addAll(jvmArguments);
        Installation installation = Installation.locate();
        List<Path> classPath = new ArrayList<>(installation.programClassPath(module));
        classPath.add(installation.leashClassPath());
        classPath.add(here(main));
        Map<String, String> all = new HashMap<>(settings(platform, directory, management));
        all.putAll(environment);
        process = ProbedProcess.start(
                new ChildSpec(
                        module,
                        new JavaCommand(jvm, classPath, main.getName(), List.of()),
                        all,
                        directory.resolve(module + ".log")),
                management);
    }

    private Map<String, String> settings(EmbeddedPlatform platform, Path directory, URI management) {
        return Map.ofEntries(
                Map.entry("SERVER_ADDRESS", "127.0.0.1"),
                Map.entry("SERVER_PORT", Integer.toString(port)),
                Map.entry("MANAGEMENT_SERVER_PORT", Integer.toString(management.getPort())),
                Map.entry("CART_KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers()),
                Map.entry("CART_REGISTRY_URL", platform.registryUrl().toString()),
                Map.entry("CART_IDENTITY_ISSUER", platform.issuer().toString()),
                Map.entry("CART_IDENTITY_JWKS_URL", platform.jwksUrl().toString()),
                Map.entry("CART_HTTP_CALLER_REQUESTS_PER_SECOND", "1000000"),
                Map.entry("CART_HTTP_CALLER_BURST_REQUESTS", "1000000"),
                Map.entry("CART_DATA_DIR", directory.toString()),
                Map.entry("CART_INSTANCE_URL", "http://127.0.0.1:" + port));
    }

    private static Path here(Class<?> main) {
        try {
            return Path.of(
                    main.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class was loaded from a place with no path", e);
        }
    }

    int port() {
        return port;
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Waits until it is ready; how long that took, in seconds. */
    double awaitReady() throws InterruptedException {
        long begun = System.nanoTime();
        process.awaitReady(READY_DEADLINE);
        return (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }

    /** Bytes of heap in use right now, garbage included. */
    long heapBytes() throws InterruptedException {
        try {
            return process.metrics()
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new IllegalStateException("the service does not tell its memory", e);
        }
    }

    /** Bytes of heap in use after a full collection. */
    long collectedHeapBytes() throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        int code = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException("jcmd could not have the service collect its garbage");
        }
        return heapBytes();
    }

    /** Processor time it has used since it began. */
    Duration cpu() {
        return ProcessCpu.of(process.pid());
    }

    @Override
    public void close() {
        process.close();
    }
}
