package dev.cartlog.local;

import dev.cartlog.local.broker.Broker;
import dev.cartlog.local.broker.SecuredListener;
import dev.cartlog.local.identity.AccessTokens;
import dev.cartlog.local.identity.Flaw;
import dev.cartlog.local.identity.IdentityProvider;
import dev.cartlog.local.identity.SigningKey;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JvmFlags;
import dev.cartlog.local.registry.Registry;
import dev.cartlog.local.up.LocalTopics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real broker, a real schema registry and an identity provider on free ports, for integration tests.
 *
 * <p>Starting takes a few seconds: share one among the tests of a class. What it holds stays in its directory; a second
 * platform on the same directory, after the first was closed, finds it again.
 */
public final class EmbeddedPlatform implements AutoCloseable {
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(15);

    private final FreePorts ports = new FreePorts();
    private final int brokerPort = ports.next();
    private final int registryPort = ports.next();
    private final int identityPort = ports.next();
    private final int securedPort = ports.next();
    private final ChildSpec brokerSpec;
    private final ChildSpec registrySpec;
    private final IdentityProvider identity;
    private final AccessTokens tokens;
    private ChildProcess broker;
    private ChildProcess registry;

    /**
     * Starts everything and waits until all of it is ready.
     *
     * @param directory where data and logs go, created when missing
     * @throws dev.cartlog.local.process.ChildFailedException when a part does not start
     */
    public EmbeddedPlatform(Path directory) throws InterruptedException {
        this(directory, JvmFlags.QUICK_COMPILER_ONLY, Map.of());
    }

    /**
     * With rights: by {@link #securedServers} nobody gets in without a password, and nobody may do what no ACL allows. By
     * {@link #bootstrapServers} everybody may do everything, such as to write ACLs.
     *
     * @param passwords of the principals, by name
     */
    public static EmbeddedPlatform secured(Path directory, Map<String, String> passwords) throws InterruptedException {
        return new EmbeddedPlatform(directory, JvmFlags.QUICK_COMPILER_ONLY, passwords);
    }

    /** For measurements: the broker starts slower and then runs as it would in production. */
    public static EmbeddedPlatform withOptimisedBroker(Path directory) throws InterruptedException {
        return new EmbeddedPlatform(directory, List.of(), Map.of());
    }

    private EmbeddedPlatform(Path directory, List<String> brokerFlags, Map<String, String> passwords)
            throws InterruptedException {
        Installation installation = Installation.locate();
        brokerSpec = broker(installation, directory, passwords).withJvmArguments(brokerFlags);
        registrySpec = Registry.spec(
                installation,
                directory.resolve("registry"),
                directory.resolve("logs/registry.log"),
                registryPort,
                ports.next());
        SigningKey key = SigningKey.loadOrCreate(directory.resolve("identity/signing-key"));
        identity = IdentityProvider.start(key, identityPort, IdentityProvider.MODE_LOCAL);
        tokens = new AccessTokens(key, issuer(), Clock.systemUTC());
        broker = ChildProcess.start(brokerSpec);
        registry = ChildProcess.start(registrySpec);
        awaitReady();
    }

    private ChildSpec broker(Installation installation, Path directory, Map<String, String> passwords) {
        Path own = directory.resolve("broker");
        Path log = directory.resolve("logs/broker.log");
        return passwords.isEmpty()
                ? Broker.spec(installation, own, log, brokerPort, ports.next())
                : Broker.spec(
                        installation, own, log, brokerPort, ports.next(), new SecuredListener(securedPort, passwords));
    }

    private void awaitReady() throws InterruptedException {
        try {
            Broker.awaitReady(broker, brokerPort);
            Registry.awaitReady(registry, registryPort);
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** Creates the cart service's topics, as on one machine. */
    public void createTopics() {
        LocalTopics.ensure(bootstrapServers());
    }

    /** Puts the demo products into the catalogue; needs the topics. */
    public void loadDemoCatalog() throws InterruptedException {
        LocalTopics.loadDemoCatalog(bootstrapServers(), registryUrl());
    }

    /** For Kafka clients: {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + brokerPort;
    }

    /** For Kafka clients that have a password, where {@link #secured} was asked for: {@code bootstrap.servers}. */
    public String securedServers() {
        return "127.0.0.1:" + securedPort;
    }

    /** The registry's base URL. */
    public URI registryUrl() {
        return Registry.url(registryPort);
    }

    /** The issuer of the tokens. */
    public URI issuer() {
        return IdentityProvider.issuer(identityPort);
    }

    /** Where the issuer's public keys are. */
    public URI jwksUrl() {
        return IdentityProvider.jwks(identityPort);
    }

    /** A good access token. */
    public String token(String who) {
        return token(who, Flaw.NONE);
    }

    /** A good access token that is not good for long. */
    public String token(String who, Duration lifetime) {
        return tokens.mint(who, Flaw.NONE, lifetime);
    }

    /** An access token with something wrong with it. */
    public String token(String who, Flaw flaw) {
        return tokens.mint(who, flaw);
    }

    /** The operating system's id of the broker's JVM. */
    public long brokerPid() {
        return broker.pid();
    }

    /** Ends the broker as a power cut would. */
    public void killBroker() throws InterruptedException {
        broker.kill();
    }

    /** Starts the broker again, on the same port and data, and waits until it is ready. */
    public void restartBroker() throws InterruptedException {
        broker.stop(STOP_DEADLINE);
        broker = ChildProcess.start(brokerSpec);
        Broker.awaitReady(broker, brokerPort);
    }

    /** Ends the registry as a power cut would. */
    public void killRegistry() throws InterruptedException {
        registry.kill();
    }

    /** Starts the registry again, on the same port and data, and waits until it is ready. */
    public void restartRegistry() throws InterruptedException {
        registry.stop(STOP_DEADLINE);
        registry = ChildProcess.start(registrySpec);
        Registry.awaitReady(registry, registryPort);
    }

    /** Stops everything and frees the ports. */
    @Override
    public void close() {
        identity.close();
        try {
            registry.stop(STOP_DEADLINE);
            broker.stop(STOP_DEADLINE);
        } catch (InterruptedException e) {
            // Leaving now is safe: both end when this process does.
            Thread.currentThread().interrupt();
        }
    }
}
