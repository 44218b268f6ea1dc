package dev.cartlog.local.up;

import dev.cartlog.local.gateway.Gateway;
import dev.cartlog.local.identity.IdentityProvider;
import dev.cartlog.local.identity.SigningKey;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.ports.PortName;
import dev.cartlog.local.process.HttpProbe;
import dev.cartlog.local.registry.Registry;
import dev.cartlog.local.run.ServiceState;
import dev.cartlog.local.run.ServiceStatus;
import dev.cartlog.local.traces.TraceStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The whole platform: starts its parts in order, keeps them alive, stops them in the opposite order. */
public final class Platform implements AutoCloseable {
    private static final Duration SERVICE_START_DEADLINE = Duration.ofMinutes(5);
    private static final int SECRET_BYTES = 32;
    private static final int NO_PORT = 0;

    private final Installation installation = Installation.locate();
    private final UpOptions options;
    private final String mode;
    private final Console console;
    private final FreePorts free = new FreePorts();
    private final StatusBoard board;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean stopping;

    /**
     * Starts nothing yet.
     *
     * @param mode what kind of installation the environment says this is; only a local one may start
     */
    public Platform(UpOptions options, String mode, Console console) {
        this.options = options;
        this.mode = mode;
        this.console = console;
        this.board = new StatusBoard(
                options.data(), IdentityProvider.issuer(port(PortName.IDENTITY)).toString());
    }

    /**
     * Starts everything and returns when all of it is ready. What was started by then stays for {@link #close} to stop,
     * also when this fails.
     *
     * @throws dev.cartlog.local.ports.PortException when a port is taken; nothing was started then
     * @throws dev.cartlog.local.process.ChildFailedException when a part does not start
     * @throws InterruptedException when {@link #close} is called meanwhile
     */
    public void start() throws InterruptedException {
        Leftovers.await(options.data(), console);
        options.ports().requireFree();
        if (options.fresh()) {
            options.data().deleteAll();
        }
        startIdentity();
        startInfrastructure();
        startServices();
        board.ready();
        console.line("\n" + UrlTable.of(options.ports()));
    }

    private void startIdentity() throws InterruptedException {
        SigningKey key = SigningKey.loadOrCreate(options.data().signingKey());
        own(IdentityProvider.start(key, port(PortName.IDENTITY), mode));
        board.add(() -> inside(PortName.IDENTITY));
    }

    private void startInfrastructure() throws InterruptedException {
        Infrastructure infrastructure =
                new Infrastructure(installation, options.data(), options.ports(), free, console, board::publish);
        Supervisor broker = infrastructure.broker();
        Supervisor registry = infrastructure.registry();
        startAll("Kafka broker and schema registry", List.of(broker, registry));
        String bootstrapServers = "127.0.0.1:" + port(PortName.KAFKA);
        URI registryUrl = Registry.url(port(PortName.REGISTRY));
        console.step("topics and catalogue", () -> LocalTopics.prepare(bootstrapServers, registryUrl));
    }

    private void startServices() throws InterruptedException {
        List<Instance> commands = Instances.plan(ServiceKind.COMMAND, options.instances(), options.ports(), free);
        List<Instance> queries = options.writesOnly()
                ? List.of()
                : Instances.plan(ServiceKind.QUERY, options.instances(), options.ports(), free);
        ServiceSpecs specs =
                new ServiceSpecs(installation, options.data(), options.ports(), secret(), options.tracing());
        List<Supervisor> writers = new ArrayList<>();
        commands.forEach(instance -> writers.add(supervisor(specs, instance)));
        // By themselves: on a small machine a cart can be written several seconds before all is there.
        startAll("command service", writers);
        List<Supervisor> supervisors = new ArrayList<>(writers);
        if (!options.writesOnly()) {
            List<Supervisor> others = new ArrayList<>();
            queries.forEach(instance -> others.add(supervisor(specs, instance)));
            // Ready as soon as it runs: it waits for Kafka and the registry by itself, and nobody connects to it.
            others.add(new Supervisor(specs.orders(), NO_PORT, child -> {}, console, board::publish));
            startAll("query and order service", others);
            supervisors.addAll(others);
        }
        startGateway(commands, queries, supervisors);
    }

    private void startGateway(List<Instance> commands, List<Instance> queries, List<Supervisor> supervisors)
            throws InterruptedException {
        Predicate<URI> ready = url -> supervisors.stream()
                .map(Supervisor::status)
                .anyMatch(status -> status.port() == url.getPort() && status.state() == ServiceState.READY);
        URI identity = IdentityProvider.issuer(port(PortName.IDENTITY));
        own(Gateway.start(
                port(PortName.SHOP),
                new Gateway.Services(
                        urls(commands), urls(queries), identity, ready, options.tracing() ? new TraceStore() : null),
                installation.root().resolve("cart-storefront/apps/shop/dist")));
        board.add(() -> inside(PortName.SHOP));
    }

    private Supervisor supervisor(ServiceSpecs specs, Instance instance) {
        URI readiness = URI.create("http://127.0.0.1:" + instance.managementPort() + "/actuator/health/readiness");
        return new Supervisor(
                specs.of(instance),
                instance.port(),
                child -> child.awaitReady(new HttpProbe(readiness), SERVICE_START_DEADLINE),
                console,
                board::publish);
    }

    private void startAll(String what, List<Supervisor> supervisors) throws InterruptedException {
        Group group = new Group(supervisors);
        own(group);
        supervisors.forEach(supervisor -> board.add(supervisor::status));
        console.step(what, group::start);
    }

    /** From now on {@link #close} closes it, also when that is already happening. */
    private <T extends AutoCloseable> void own(T part) throws InterruptedException {
        synchronized (started) {
            started.push(part);
            if (!stopping) {
                return;
            }
        }
        close();
        throw new InterruptedException("the platform is being stopped");
    }

    private int port(PortName name) {
        return options.ports().of(name);
    }

    private ServiceStatus inside(PortName name) {
        return new ServiceStatus(
                name.name().toLowerCase(Locale.ROOT), ProcessHandle.current().pid(), port(name), ServiceState.READY);
    }

    private static List<URI> urls(List<Instance> instances) {
        return instances.stream()
                .map(instance -> URI.create("http://127.0.0.1:" + instance.port()))
                .toList();
    }

    private static String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** True once {@link #close} was called. */
    public boolean isStopping() {
        synchronized (started) {
            return stopping;
        }
    }

    /** Stops every part, the last started first, and waits until all are gone. */
    @Override
    public void close() {
        synchronized (started) {
            stopping = true;
        }
        for (AutoCloseable part = next(); part != null; part = next()) {
            closeOne(part);
        }
        board.close();
    }

    private @Nullable AutoCloseable next() {
        synchronized (started) {
            return started.poll();
        }
    }

    private void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // The rest must still be stopped; what could not be stopped ends with this process.
            console.line("!! could not stop a part: " + e);
        }
    }
}
