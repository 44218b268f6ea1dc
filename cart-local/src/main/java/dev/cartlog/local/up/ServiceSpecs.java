package dev.cartlog.local.up;

import dev.cartlog.local.identity.AccessTokens;
import dev.cartlog.local.identity.IdentityProvider;
import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.layout.StartArchives;
import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.ports.Ports;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import dev.cartlog.local.process.JvmFlags;
import dev.cartlog.local.registry.Registry;
import dev.cartlog.local.traces.TraceEndpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How our services are started: their class path, memory and configuration.
 *
 * @param installation where they were built
 * @param data where they keep what they keep
 * @param ports of the platform
 * @param secret what instances show one another on their internal endpoints
 * @param tracing whether they send spans to the gateway
 */
record ServiceSpecs(Installation installation, DataDirectory data, Ports ports, String secret, boolean tracing) {
    private static final String HOST = "127.0.0.1";

    /** More a second than one machine can send. */
    private static final String UNLIMITED = "100000";

    private static final String ORDERS = "orders";
    private static final String ORDERS_MODULE = "examples/order-service";
    private static final String ORDERS_MAIN_CLASS = "dev.cartlog.examples.orders.OrderServiceMain";
    private static final List<String> ORDERS_JVM_ARGUMENTS = List.of("-Xms16m", "-Xmx96m", "-XX:+UseSerialGC");

    /** How soon the shards of a dead instance go to the others. One machine has no network that could be slow. */
    private static final Duration OWNER_SILENCE_MAX = Duration.ofSeconds(4);

    private static final List<String> JVM_ARGUMENTS = List.of(
            "-Xms64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=64m", "-Djava.awt.headless=true");

    /** The example order service: without one, no checkout would ever become an order. */
    ChildSpec orders() {
        List<Path> classPath = new ArrayList<>(installation.programClassPath(ORDERS_MODULE));
        classPath.add(installation.leashClassPath());
        JavaCommand command = new JavaCommand(ORDERS_JVM_ARGUMENTS, classPath, ORDERS_MAIN_CLASS, List.of());
        return new ChildSpec(ORDERS, command, kafkaAndRegistry(), data.log(ORDERS))
                .withJvmArguments(JvmFlags.QUICK_COMPILER_ONLY)
                .withJvmArguments(archives().jvmArguments(ORDERS, classPath));
    }

    ChildSpec of(Instance instance) {
        List<Path> classPath =
                new ArrayList<>(installation.programClassPath(instance.kind().module()));
        classPath.add(installation.leashClassPath());
        JavaCommand command =
                new JavaCommand(JVM_ARGUMENTS, classPath, instance.kind().mainClass(), List.of());
        return new ChildSpec(instance.name(), command, environment(instance), data.log(instance.name()))
                .withJvmArguments(JvmFlags.LATE_OPTIMISATION)
                .withJvmArguments(JvmFlags.NATIVE_CODE_WANTED)
                .withJvmArguments(archive(instance, classPath));
    }

    /** All instances of a service load the same classes; the first writes them down. */
    private List<String> archive(Instance instance, List<Path> classPath) {
        String first = instance.kind().instanceName(1);
        StartArchives archives =
                instance.name().equals(first) ? archives() : archives().readOnly();
        return archives.jvmArguments(first, classPath);
    }

    private StartArchives archives() {
        return StartArchives.of(installation, data);
    }

    private Map<String, String> environment(Instance instance) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_ADDRESS", HOST);
        environment.put("SERVER_PORT", Integer.toString(instance.port()));
        environment.put("MANAGEMENT_SERVER_ADDRESS", HOST);
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(instance.managementPort()));
        environment.putAll(kafkaAndRegistry());
        int identity = ports.of(PortName.IDENTITY);
        environment.put(
                "CART_IDENTITY_ISSUER", IdentityProvider.issuer(identity).toString());
        environment.put(
                "CART_IDENTITY_JWKS_URL", IdentityProvider.jwks(identity).toString());
        environment.put("CART_IDENTITY_AUDIENCE", AccessTokens.AUDIENCE);
        environment.put(
                "CART_DATA_DIR", data.service(instance.name()).toAbsolutePath().toString());
        environment.put("CART_INSTANCE_URL", "http://" + HOST + ":" + instance.port());
        environment.put("CART_INTERNAL_SECRET", secret);
        environment.put("CART_KAFKA_OWNER_SILENCE_MAX", OWNER_SILENCE_MAX.toString());
        environment.put("CART_HTTP_CORS_ORIGINS", shopOrigins());
        if (tracing) {
            environment.put(
                    "CART_TRACING_ENDPOINT",
                    "http://" + HOST + ":" + ports.of(PortName.SHOP) + TraceEndpoint.PREFIX + "/v1/traces");
        }
        // Load tests send all they have in one caller's name and from one address, and the fuzz many bad credentials.
        environment.put("CART_HTTP_CALLER_REQUESTS_PER_SECOND", UNLIMITED);
        environment.put("CART_HTTP_CALLER_BURST_REQUESTS", UNLIMITED);
        environment.put("CART_HTTP_FAILED_CREDENTIALS_PER_SECOND", UNLIMITED);
        environment.put("CART_HTTP_FAILED_CREDENTIALS_BURST", UNLIMITED);
        return environment;
    }

    private Map<String, String> kafkaAndRegistry() {
        return Map.of(
                "CART_KAFKA_BOOTSTRAP_SERVERS",
                HOST + ":" + ports.of(PortName.KAFKA),
                "CART_REGISTRY_URL",
                Registry.url(ports.of(PortName.REGISTRY)).toString());
    }

    /** The gateway passes a page's origin on; to the services the shop is another site than themselves. */
    private String shopOrigins() {
        int shop = ports.of(PortName.SHOP);
        return "http://" + HOST + ":" + shop + ",http://localhost:" + shop;
    }
}
