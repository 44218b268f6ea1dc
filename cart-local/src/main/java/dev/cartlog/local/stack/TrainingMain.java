package dev.cartlog.local.stack;

import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.HttpProbe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs a service once for real, with a broker and a registry, so that the JVM writes down which classes it loads: an image
 * then starts from what it wrote. Takes the file to write, the file with the service's JVM arguments, and its main class.
 */
public final class TrainingMain {
    private static final Duration READY_DEADLINE = Duration.ofMinutes(5);

    /** The JVM writes its file after the program has ended, and works on it for a while. */
    private static final Duration END_DEADLINE = Duration.ofMinutes(5);

    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Path cache;
    private final Path jvmArguments;
    private final String mainClass;

    private TrainingMain(Path cache, Path jvmArguments, String mainClass) {
        this.cache = cache;
        this.jvmArguments = jvmArguments;
        this.mainClass = mainClass;
    }

    /** Ends with an error when there is no file in the end. */
    public static void main(String[] args) throws IOException, InterruptedException {
        TrainingMain training = new TrainingMain(Path.of(args[0]), Path.of(args[1]), args[2]);
        Path directory = Files.createTempDirectory("training");
        try (EmbeddedPlatform platform = new EmbeddedPlatform(directory)) {
            platform.createTopics();
            platform.loadDemoCatalog();
            training.run(platform, directory);
        }
    }

    private void run(EmbeddedPlatform platform, Path directory) throws IOException, InterruptedException {
        FreePorts free = new FreePorts();
        int port = free.next();
        int managementPort = free.next();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "-XX:AOTCacheOutput=" + cache,
                        "@" + jvmArguments,
                        mainClass)
                .inheritIO();
        builder.environment().putAll(environment(platform, directory, port, managementPort));
        Process service = builder.start();
        try {
            awaitReady(service, URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness"));
            openCart(port);
            service.destroy();
            if (!service.waitFor(END_DEADLINE.toSeconds(), TimeUnit.SECONDS) || !Files.isRegularFile(cache)) {
                throw new IllegalStateException("the training of " + mainClass + " left no " + cache);
            }
        } finally {
            service.destroyForcibly();
        }
    }

    private static Map<String, String> environment(
            EmbeddedPlatform platform, Path directory, int port, int managementPort) {
        return Map.of(
                "SERVER_ADDRESS", "127.0.0.1",
                "SERVER_PORT", Integer.toString(port),
                "MANAGEMENT_SERVER_PORT", Integer.toString(managementPort),
                "CART_DATA_DIR", directory.resolve("service").toString(),
                "CART_INSTANCE_URL", "http://127.0.0.1:" + port,
                "CART_INTERNAL_SECRET", "nobody-else-is-there-during-a-training-run",
                "CART_KAFKA_BOOTSTRAP_SERVERS", platform.bootstrapServers(),
                "CART_REGISTRY_URL", platform.registryUrl().toString(),
                "CART_IDENTITY_ISSUER", platform.issuer().toString(),
                "CART_IDENTITY_JWKS_URL", platform.jwksUrl().toString());
    }

    private static void awaitReady(Process service, URI address) throws InterruptedException {
        HttpProbe probe = new HttpProbe(address);
        long end = System.nanoTime() + READY_DEADLINE.toNanos();
        while (!probe.ready()) {
            if (service.waitFor(PAUSE_BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS) || System.nanoTime() - end > 0) {
                throw new IllegalStateException("the service did not become ready; what it printed says why");
            }
        }
    }

    /** Whatever the answer: a service that only reads has none to give, and loads the classes that say so. */
    private static void openCart(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/carts"))
                            .timeout(READY_DEADLINE)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"currency\":\"EUR\"}"))
                            .build(),
                    BodyHandlers.discarding());
        }
    }
}
