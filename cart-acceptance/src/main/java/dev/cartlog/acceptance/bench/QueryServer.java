package dev.cartlog.acceptance.bench;

import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A query service in a process of its own, with {@link StaticBeside}. */
final class QueryServer implements AutoCloseable {
    private static final Duration READY_DEADLINE = Duration.ofMinutes(20);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);
    private static final double NANOS_PER_SECOND = 1e9;

    private final int port;
    private final URI management;
    private final ChildProcess process;
    private final HttpClient http = HttpClient.newHttpClient();

    QueryServer(EmbeddedPlatform platform, Path directory, String... jvmArguments) {
        FreePorts free = new FreePorts();
        port = free.next();
        management = URI.create("http://127.0.0.1:" + free.next());
        List<String> jvm =
                new ArrayList<>(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        jvm.addAll(List.of(jvmArguments));
        Installation installation = Installation.locate();
        List<Path> classPath = new ArrayList<>(installation.programClassPath("cart-query-service"));
        classPath.add(installation.leashClassPath());
        classPath.add(here());
        process = ChildProcess.start(new ChildSpec(
                "query",
                new JavaCommand(jvm, classPath, StaticBeside.class.getName(), List.of()),
                Map.ofEntries(
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
                        Map.entry("CART_INSTANCE_URL", "http://127.0.0.1:" + port)),
                directory.resolve("query.log")));
    }

    private static Path here() {
        try {
            return Path.of(StaticBeside.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
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

    /** Waits until the views have caught up with the log; how long that took, in seconds. */
    double awaitReady() throws InterruptedException {
        long begun = System.nanoTime();
        process.awaitReady(this::isReady, READY_DEADLINE);
        return (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }

    private boolean isReady() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(management.resolve("/actuator/health/readiness"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            // It does not listen yet; that it may have died is noticed by whoever waits.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Bytes of heap in use right now, garbage included. */
    long heapBytes() throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(management.resolve("/actuator/prometheus"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new IllegalStateException("the query service does not tell its memory", e);
        }
    }

    /** Processor time it has used since it began. */
    Duration cpu() {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("the query service has ended"));
    }

    @Override
    public void close() {
        http.close();
        try {
            process.stop(STOP_DEADLINE);
        } catch (InterruptedException e) {
            // It ends when this process does.
            Thread.currentThread().interrupt();
        }
    }
}
