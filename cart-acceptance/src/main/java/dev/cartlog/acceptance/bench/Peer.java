package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Request;
import dev.cartlog.acceptance.drive.Requests;
import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.ports.FreePorts;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One of {@code benchmarks/peers}, a web server before a database. */
final class Peer implements AutoCloseable {
    private static final String MODULE = "benchmarks/peers";
    private static final Duration READY_DEADLINE = Duration.ofMinutes(3);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(15);

    private final ChildProcess process;
    private final DatabaseProcess database;
    private final int port;

    private Peer(ChildProcess process, DatabaseProcess database, int port) {
        this.process = process;
        this.database = database;
        this.port = port;
    }

    /** Axon's starter with JPA; it makes its tables itself. */
    static Peer axon(DatabaseProcess database, Path log) throws InterruptedException {
        String url = "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres";
        return start(
                "axon.AxonPeer",
                database,
                log,
                Map.of(
                        "SPRING_DATASOURCE_URL", url,
                        "SPRING_DATASOURCE_USERNAME", "postgres",
                        "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE", "32",
                        "SPRING_JPA_HIBERNATE_DDL_AUTO", "update",
                        "SPRING_JPA_DATABASE_PLATFORM", "dev.cartlog.benchmarks.peers.axon.ByteaDialect",
                        "AXON_AXONSERVER_ENABLED", "false",
                        "AXON_SERIALIZER_GENERAL", "jackson",
                        "AXON_SERIALIZER_MESSAGES", "jackson",
                        "AXON_SERIALIZER_EVENTS", "jackson"));
    }

    static Peer redis(DatabaseProcess database, Path log) throws InterruptedException {
        String url = "redis://127.0.0.1:" + database.port();
        return start("redis.RedisPeer", database, log, Map.of("PEER_REDIS_URL", url));
    }

    private static Peer start(String main, DatabaseProcess database, Path log, Map<String, String> settings)
            throws InterruptedException {
        int port = new FreePorts().next();
        Installation installation = Installation.locate();
        List<Path> classPath = new ArrayList<>(installation.programClassPath(MODULE));
        classPath.add(installation.leashClassPath());
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        JavaCommand command =
                new JavaCommand(CommandPlatform.JVM, classPath, "dev.cartlog.benchmarks.peers." + main, List.of());
        ChildProcess process = ChildProcess.start(new ChildSpec(main, command, environment, log));
        Peer peer = new Peer(process, database, port);
        try (CartHttp http = new CartHttp()) {
            process.awaitReady(() -> peer.takesCarts(http), READY_DEADLINE);
        }
        return peer;
    }

    private boolean takesCarts(CartHttp http) {
        try {
            return http.send(Call.post(url(), "/v1/carts")).status() == 201;
        } catch (UncheckedIOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    /** Opens so many carts, and adds to them by Zipf's law, ten articles in turn to each. */
    Requests adds(int carts, long seed) throws InterruptedException {
        List<List<Request>> all = new ArrayList<>();
        try (CartHttp http = new CartHttp()) {
            for (int number = 0; number < carts; number++) {
                Answer opened = http.send(Call.post(url(), "/v1/carts"));
                String path = "/v1/carts/" + opened.string("/cart/cartId") + "/lines";
                all.add(IntStream.range(0, GuestCarts.LINES)
                        .mapToObj(line -> Request.keyed("POST", path, Map.of(), GuestCarts.item(line)))
                        .toList());
            }
        }
        Zipf ranks = new Zipf(carts, seed);
        int[] adds = new int[carts];
        return () -> {
            int cart = ranks.next();
            return all.get(cart).get(adds[cart]++ % GuestCarts.LINES);
        };
    }

    /** Processor time of the server and of its database. */
    CommandPlatform.Cpu cpu() {
        return new CommandPlatform.Cpu(ProcessCpu.of(process.pid()), database.cpu());
    }

    @Override
    public void close() {
        try {
            process.stop(STOP_DEADLINE);
        } catch (InterruptedException e) {
            // It ends when this process does.
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
