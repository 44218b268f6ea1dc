package dev.cartlog.acceptance.faults;

import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.acceptance.platform.Patience;
import dev.cartlog.local.run.ServiceState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A platform with some instances of the command service and nothing that only reads, to be broken. */
public final class Cluster implements AutoCloseable {
    /** Instances when nothing else is said: enough that two are left when one is gone. */
    public static final int INSTANCES_DEFAULT = 3;

    /** How long anything may take on a slow machine before it counts as never. */
    static final Duration DEADLINE = Duration.ofMinutes(4);

    private static final String KILL_FILE_VARIABLE = "CART_KILL_FILE";

    private final LocalPlatform platform;
    private final Path killFile;
    private final List<String> instances;

    private Cluster(LocalPlatform platform, Path killFile, List<String> instances) {
        this.platform = platform;
        this.killFile = killFile;
        this.instances = instances;
    }

    /**
     * Starts it on free ports and waits until every instance owns a shard.
     *
     * @param directory where data and logs go
     */
    public static Cluster start(Path directory) throws InterruptedException {
        return start(directory, INSTANCES_DEFAULT);
    }

    /** The same with so many instances. */
    static Cluster start(Path directory, int instances) throws InterruptedException {
        Path killFile = directory.toAbsolutePath().resolve("kill");
        Map<String, String> environment = Map.of(KILL_FILE_VARIABLE, killFile.toString());
        Cluster cluster = new Cluster(
                LocalPlatform.start(
                        directory, environment, "--writes-only", "--instances", Integer.toString(instances)),
                killFile,
                IntStream.rangeClosed(1, instances)
                        .mapToObj(number -> number == 1 ? "command" : "command-" + number)
                        .toList());
        try {
            cluster.awaitWhole();
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /** The command service's instances, as the launcher calls them. */
    List<String> instances() {
        return instances;
    }

    LocalPlatform platform() {
        return platform;
    }

    Addresses addresses() {
        return platform.addresses();
    }

    /** Where an instance answers. */
    URI url(String instance) {
        return URI.create("http://127.0.0.1:" + platform.service(instance).port());
    }

    List<URI> urls() {
        return instances.stream().map(this::url).toList();
    }

    /** The instance that owns a partition's shard. */
    String ownerOf(int partition) {
        int port = Owners.ports(addresses()).getOrDefault(partition, 0);
        return instances.stream()
                .filter(instance -> platform.service(instance).port() == port)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody owns partition " + partition));
    }

    /** Waits until every instance is ready and owns a shard. */
    void awaitWhole() {
        Patience.await("every instance to own a shard", DEADLINE, () -> {
            boolean ready = instances.stream()
                    .allMatch(instance -> platform.service(instance).state() == ServiceState.READY);
            return ready && new HashSet<>(Owners.ports(addresses()).values()).size() == instances.size();
        });
    }

    /** The next process to come to this point of its work ends there, as in a power cut. */
    void armKillPoint(String point) {
        try {
            Path fresh = Files.writeString(killFile.resolveSibling("kill.new"), point);
            Files.move(fresh, killFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IllegalStateException("cannot arm the kill point " + point, e);
        }
    }

    /** Waits until a process has come to the point that was armed last. */
    void awaitKilledAt(String point) {
        Patience.await("a process to come to " + point, DEADLINE, () -> !Files.exists(killFile));
    }

    /** How it is doing and what its parts printed last, for people. */
    public String describe() {
        return platform.describe();
    }

    @Override
    public void close() {
        platform.close();
    }
}
