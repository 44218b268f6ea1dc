package dev.cartlog.query.testing;

import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.local.EmbeddedPlatform;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.query.QueryServiceApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A real broker, registry and issuer, a writer, and instances of the query service in this process. */
public final class QueryPlatform implements AutoCloseable {
    private static final Duration KAFKA_TIMEOUT = Duration.ofSeconds(10);

    private final EmbeddedPlatform platform;
    private final SchemaRegistryClient registry;
    private final LogWriter writer;
    private final Path directory;
    private final FreePorts ports = new FreePorts();
    private final List<Instance> instances = new ArrayList<>();
    private final List<QueryProcess> processes = new ArrayList<>();

    /** Where an instance answers. */
    public record Address(int port, int managementPort) {
        String url() {
            return "http://127.0.0.1:" + port;
        }

        String managementUrl() {
            return "http://127.0.0.1:" + managementPort;
        }
    }

    /** One running query service. */
    public record Instance(int port, int managementPort, ConfigurableApplicationContext context) {
        /** Its base address. */
        public String url() {
            return "http://127.0.0.1:" + port;
        }

        /** The base address of its health and metrics. */
        public String managementUrl() {
            return "http://127.0.0.1:" + managementPort;
        }
    }

    /** Starts everything but the query service. */
    public QueryPlatform(Path directory) throws InterruptedException {
        this.directory = directory;
        platform = new EmbeddedPlatform(directory.resolve("platform"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            new TopicAdmin(admin, KAFKA_TIMEOUT).ensure(TopicPlan.LOCAL);
        }
        registry = new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl()));
        writer = new LogWriter(platform.bootstrapServers(), registry);
    }

    /** Starts an instance; further settings override the usual ones. */
    public Instance start(String name, String... settings) {
        Address address = new Address(ports.next(), ports.next());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(QueryServiceApplication.class)
                .run(arguments(name, address, settings).toArray(String[]::new));
        Instance instance = new Instance(address.port(), address.managementPort(), context);
        instances.add(instance);
        return instance;
    }

    /** Starts an instance in a process of its own; it is closed with the platform. */
    public QueryProcess startProcess(String name, List<String> jvmArguments, String... settings) {
        Address address = new Address(ports.next(), ports.next());
        QueryProcess process = new QueryProcess(
                address,
                jvmArguments,
                arguments(name, address, settings),
                directory.resolve("logs").resolve(name + ".log"));
        processes.add(process);
        return process;
    }

    private List<String> arguments(String name, Address address, String... settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server.port", address.port());
        all.put("management.server.port", address.managementPort());
        all.put("cart.data-dir", directory.resolve(name));
        all.put("cart.instance.url", address.url());
        all.put("cart.internal.secret", "for-tests-only");
        all.put("cart.http.caller-requests-per-second", 100_000);
        all.put("cart.http.caller-burst-requests", 100_000);
        all.put("cart.kafka.bootstrap-servers", platform.bootstrapServers());
        all.put("cart.registry.url", platform.registryUrl());
        all.put("cart.identity.issuer", platform.issuer());
        all.put("cart.identity.jwks-url", platform.jwksUrl());
        for (String setting : settings) {
            String[] nameAndValue = setting.split("=", 2);
            all.put(nameAndValue[0], nameAndValue[1]);
        }
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    /** Stops an instance as a shutdown does. */
    public void stop(Instance instance) {
        instances.remove(instance);
        instance.context().close();
    }

    /** Where an instance of this name keeps its state. */
    public Path stateOf(String name) {
        return directory.resolve(name);
    }

    /** Broker, registry and issuer. */
    public EmbeddedPlatform platform() {
        return platform;
    }

    /** Writes as the command service does. */
    public LogWriter writer() {
        return writer;
    }

    @Override
    public void close() {
        processes.forEach(QueryProcess::close);
        instances.forEach(instance -> instance.context().close());
        writer.close();
        registry.close();
        platform.close();
    }
}
