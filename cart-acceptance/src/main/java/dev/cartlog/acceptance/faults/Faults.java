package dev.cartlog.acceptance.faults;

import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.acceptance.load.Load;
import dev.cartlog.acceptance.platform.Signal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What can be done to a cluster under load. Each leaves it whole again. */
public final class Faults {
    /** Where a process can be ended while it works on a request. */
    public static final List<String> REQUEST_POINTS = List.of(
            "ACCEPTED", "STATE_LOADED", "TRANSACTION_BEGUN", "SENT", "BEFORE_COMMIT", "AFTER_COMMIT", "AFTER_ANSWER");

    /** Where a process can be ended while it takes a shard over. */
    public static final List<String> TAKE_OVER_POINTS = List.of("ASSIGNED", "FENCED");

    /** Enough that each of the four partitions has some. */
    private static final int CARTS = 24;

    private static final int SHOPPERS_PER_CART = 2;
    static final int ADDS_BETWEEN_FAULTS = 60;

    /**
     * Some 60 commands a second. A JVM that has just started takes several milliseconds of processor time for each; at more,
     * two processors are busy with that alone and what is measured is not the take-over.
     */
    private static final Duration PERIOD_OF_ADDS = Duration.ofMillis(800);

    /** Longer than the session of a member and any transaction last, so that the frozen owner has lost both. */
    private static final Duration FROZEN_MIN = Duration.ofSeconds(15);

    private final Cluster cluster;
    private final Consumer<String> progress;

    /**
     * @param cluster to be broken
     * @param progress told of each recovery as soon as it is over
     */
    public Faults(Cluster cluster, Consumer<String> progress) {
        this.cluster = cluster;
        this.progress = progress;
    }

    /**
     * Kills one instance after the other with SIGKILL; each owns a shard or two then. The launcher starts it again
     * meanwhile, but nobody waits for that before the next recovery is measured: it is the others who take over.
     */
    public FaultReport kills(int times) throws Exception {
        Observation seen = new Observation(cluster.addresses(), progress);
        try (Load load = load(cluster.urls())) {
            for (int i = 0; i < times; i++) {
                cluster.awaitWhole();
                load.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
                Fault fault = Fault.now();
                cluster.platform()
                        .kill(cluster.instances().get(i % cluster.instances().size()));
                seen.recovery(load, fault);
            }
            seen.end(load);
        }
        cluster.awaitWhole();
        return seen.report("owner killed", times);
    }

    /** Ends a process at each of these points of its work. */
    public FaultReport points(List<String> points) throws Exception {
        Observation seen = new Observation(cluster.addresses(), progress);
        try (Load load = load(cluster.urls())) {
            for (String point : points) {
                load.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
                cluster.armKillPoint(point);
                if (TAKE_OVER_POINTS.contains(point)) {
                    cluster.platform().kill(cluster.ownerOf(0));
                }
                cluster.awaitKilledAt(point);
                seen.recovery(load, Fault.now());
                cluster.awaitWhole();
            }
            seen.end(load);
        }
        return seen.report("killed at " + String.join(", ", points), points.size());
    }

    /** Freezes the owner of a shard until every cart has another one, and lets it run on. */
    public FaultReport zombie() throws Exception {
        Observation seen = new Observation(cluster.addresses(), progress);
        String frozen = cluster.ownerOf(0);
        List<URI> others = cluster.urls().stream()
                .filter(url -> !url.equals(cluster.url(frozen)))
                .toList();
        long pid = cluster.platform().service(frozen).pid();
        try (Load atOthers = load(cluster.urls(), others);
                Load atFrozen = load(List.of(cluster.url(frozen)), List.of(cluster.url(frozen)))) {
            atFrozen.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
            Fault freeze = Fault.now();
            Signal.STOP.send(pid);
            try {
                // Every cart is written again, so every shard of the frozen one has another owner by now.
                seen.recovery(atOthers, freeze);
                freeze.awaitAge(FROZEN_MIN);
                atOthers.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
            } finally {
                Signal.CONT.send(pid);
            }
            atFrozen.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
            seen.end(atOthers);
            seen.end(atFrozen);
        }
        cluster.awaitWhole();
        Fencing.violations(cluster.platform().data().broker().resolve("data")).forEach(seen::broke);
        return seen.report("owner frozen and woken", 1);
    }

    /** Kills the broker. */
    public FaultReport broker() throws Exception {
        Observation seen = new Observation(cluster.addresses(), progress);
        try (Load load = load(cluster.urls())) {
            load.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
            Fault fault = Fault.now();
            long pid = cluster.platform().kill("kafka");
            seen.recovery(load, fault);
            cluster.platform().awaitRestarted("kafka", pid);
            load.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
            seen.end(load);
        }
        cluster.awaitWhole();
        return seen.report("broker killed", 1);
    }

    /** Restarts one instance after the other, as an update would; clients come through the gateway and see no error. */
    public FaultReport rolling(int rounds) throws Exception {
        Observation seen = new Observation(cluster.addresses(), progress);
        long slowestMs;
        try (Load load = load(List.of(cluster.addresses().shop()))) {
            for (int round = 0; round < rounds; round++) {
                for (String instance : cluster.instances()) {
                    load.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
                    cluster.platform().restart(instance);
                    cluster.awaitWhole();
                }
            }
            load.awaitMore(ADDS_BETWEEN_FAULTS, Cluster.DEADLINE);
            seen.end(load);
            slowestMs = load.longestMs();
        }
        if (seen.unknown() > 0) {
            seen.broke(seen.unknown() + " requests were not answered at once");
        }
        return seen.report("rolling restart, slowest answer after " + slowestMs + " ms", rounds);
    }

    /** Twenty clients send one command to all instances at once, while shards are where they are and while they move. */
    public FaultReport sameKey(int commands) throws Exception {
        SameKey clients = new SameKey();
        try (CartHttp http = new CartHttp()) {
            for (int i = 0; i < commands; i++) {
                clients.send(http, cluster.urls());
            }
            String leaving = cluster.ownerOf(0);
            long pid = cluster.platform().terminate(leaving);
            for (int i = 0; i < commands; i++) {
                clients.send(http, others(leaving));
            }
            cluster.platform().awaitRestarted(leaving, pid);
        }
        cluster.awaitWhole();
        Observation seen = new Observation(cluster.addresses(), progress);
        clients.broken().forEach(seen::broke);
        seen.check(clients.attempts());
        return seen.report(SameKey.CLIENTS + " clients with one key", 2 * commands);
    }

    private List<URI> others(String instance) {
        return cluster.instances().stream()
                .filter(name -> !name.equals(instance))
                .map(cluster::url)
                .toList();
    }

    private Load load(List<URI> instances) throws InterruptedException {
        return load(cluster.urls(), instances);
    }

    static Load load(List<URI> openedAt, List<URI> instances) throws InterruptedException {
        return Load.start(openedAt, instances, CARTS, SHOPPERS_PER_CART, PERIOD_OF_ADDS);
    }
}
