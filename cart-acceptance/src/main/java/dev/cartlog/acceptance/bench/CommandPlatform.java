package dev.cartlog.acceptance.bench;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.catalog.CatalogTopic;
import dev.cartlog.local.catalog.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** A broker, a registry and one command service with {@link NoOpBeside}, each a process of its own, and articles enough. */
final class CommandPlatform implements AutoCloseable {
    /** Of every server that is measured over HTTP. */
    static final List<String> JVM = List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");

    private static final int ARTICLES = 100;
    private static final String FLUSH = "flush.messages";
    private static final List<String> WRITTEN_BY_COMMANDS =
            List.of(Topic.CART_EVENTS.topicName(), Topic.CART_STATE.topicName(), "__transaction_state");
    private static final long STOCK = 1_000_000_000L;

    private final Path directory;
    private final EmbeddedPlatform platform;
    private final ServiceProcess server;

    private CommandPlatform(Path directory, EmbeddedPlatform platform, ServiceProcess server) {
        this.directory = directory;
        this.platform = platform;
        this.server = server;
    }

    /** What must be in the log before the service starts. */
    @FunctionalInterface
    interface Seed {
        void write(EmbeddedPlatform platform) throws Exception;
    }

    /** Starts all of it and waits until it takes commands. */
    static CommandPlatform start() throws Exception {
        return start(empty -> {});
    }

    /** Starts all of it, the service last, and waits until it takes commands. */
    static CommandPlatform start(Seed seed) throws Exception {
        Path directory = Files.createTempDirectory("cart-bench");
        EmbeddedPlatform platform = EmbeddedPlatform.withOptimisedBroker(directory.resolve("platform"));
        try {
            platform.createTopics();
            putArticles(platform);
            seed.write(platform);
            Map<String, String> environment = Map.of("CART_INTERNAL_SECRET", "only-for-a-measurement-on-this-machine");
            ServiceProcess server = new ServiceProcess(
                    "cart-command-service", NoOpBeside.class, platform, directory.resolve("command"), environment, JVM);
            CommandPlatform whole = new CommandPlatform(directory, platform, server);
            double seconds = server.awaitReady();
            System.out.printf("  the service was ready after %.1f s%n", seconds);
            return whole;
        } catch (Exception e) {
            platform.close();
            throw e;
        }
    }

    private static void putArticles(EmbeddedPlatform platform) throws InterruptedException {
        try (CatalogTopic catalog =
                new CatalogTopic(KafkaConnection.plain(platform.bootstrapServers()), platform.registryUrl())) {
            catalog.put(IntStream.range(0, ARTICLES)
                    .mapToObj(number -> new Product(
                            sku(number), "Article " + number, 1999, "EUR", STOCK, false, 1, Product.QUANTITY_MAX, true))
                    .toList());
        }
    }

    /** An article, 0 to 99. */
    static String sku(int number) {
        return "article-" + number;
    }

    ServiceProcess server() {
        return server;
    }

    /** A customer's access token. */
    String token(String customer) {
        return platform.token(customer);
    }

    /** Whether the broker writes each batch through to the disk before it acknowledges it. */
    void writeThrough(boolean wanted) throws InterruptedException, ExecutionException {
        AlterConfigOp flush = new AlterConfigOp(new ConfigEntry(FLUSH, "1"), wanted ? OpType.SET : OpType.DELETE);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            admin.incrementalAlterConfigs(WRITTEN_BY_COMMANDS.stream()
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic),
                                    topic -> List.of(flush))))
                    .all()
                    .get();
        }
    }

    /** Processor time of service and broker since they began. */
    Cpu cpu() {
        return new Cpu(server.cpu(), ProcessCpu.of(platform.brokerPid()));
    }

    /** @param service the command service's own */
    record Cpu(Duration service, Duration broker) {
        Cpu since(Cpu before) {
            return new Cpu(service.minus(before.service), broker.minus(before.broker));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        platform.close();
        TemporaryFiles.delete(directory);
    }
}
