package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.load.Load;
import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.acceptance.platform.Patience;
import dev.cartlog.acceptance.platform.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Breaks a platform as planned, and measures how long carts could not be written then. */
final class Breaker {
    /** Instances of each service. */
    static final int INSTANCES = 3;

    private static final String BROKER = "kafka";
    private static final int CARTS = 12;
    private static final Duration PERIOD_OF_ADDS = Duration.ofMillis(800);
    private static final Duration DEADLINE = Duration.ofMinutes(4);

    /** Longer than the session of a member and any transaction last, so that the frozen owner has lost both. */
    private static final Duration FROZEN_MIN = Duration.ofSeconds(15);

    private final LocalPlatform platform;
    private final Tally tally;

    Breaker(LocalPlatform platform, Tally tally) {
        this.platform = platform;
        this.tally = tally;
    }

    /**
     * What came of a fault.
     *
     * @param writableMs until every cart had been written again
     * @param wholeMs until everything was ready again
     */
    record Recovery(SoakPlan.Step step, long writableMs, long wholeMs) {}

    /** Returns when everything is well again. */
    Recovery carryOut(SoakPlan.Step step) throws Exception {
        awaitWhole();
        String command = name("command", step.instance());
        String query = name("query", step.instance());
        List<URI> asked = step.fault() == SoakFault.COMMAND_FROZEN ? urlsBut("command", step.instance()) : commands();
        try (Load load = Load.start(commands(), asked, CARTS, 1, PERIOD_OF_ADDS)) {
            LockSupport.parkNanos(step.calm().toNanos());
            long begun = System.nanoTime();
            long writableMs = switch (step.fault()) {
                case COMMAND_KILLED -> killed(load, begun, command);
                case COMMAND_FROZEN -> frozen(load, begun, command);
                case COMMAND_RESTARTED -> restarted(load, begun, command);
                case QUERY_KILLED -> killed(load, begun, query);
                case QUERY_WIPED -> wiped(load, begun, query);
                case BROKER_KILLED -> killed(load, begun, BROKER);
            };
            awaitWhole();
            long wholeMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            load.refused().forEach(refused -> tally.broken("refused for no reason: " + refused));
            load.stop().forEach(tally::attempt);
            return new Recovery(step, writableMs, wholeMs);
        }
    }

    private long killed(Load load, long begun, String name) throws InterruptedException {
        long pid = platform.kill(name);
        long writableMs = load.awaitEveryCartWritten(begun, DEADLINE);
        platform.awaitRestarted(name, pid);
        return writableMs;
    }

    private long restarted(Load load, long begun, String name) throws InterruptedException {
        long pid = platform.terminate(name);
        long writableMs = load.awaitEveryCartWritten(begun, DEADLINE);
        platform.awaitRestarted(name, pid);
        return writableMs;
    }

    private long frozen(Load load, long begun, String name) throws InterruptedException {
        long pid = platform.service(name).pid();
        Signal.STOP.send(pid);
        try {
            long writableMs = load.awaitEveryCartWritten(begun, DEADLINE);
            LockSupport.parkNanos(begun + FROZEN_MIN.toNanos() - System.nanoTime());
            return writableMs;
        } finally {
            Signal.CONT.send(pid);
        }
    }

    /** Frozen before its directory goes, so that it writes nothing of what it knows into a new one. */
    private long wiped(Load load, long begun, String name) throws InterruptedException {
        long pid = platform.service(name).pid();
        Signal.STOP.send(pid);
        delete(platform.data().service(name));
        var _ = platform.kill(name);
        long writableMs = load.awaitEveryCartWritten(begun, DEADLINE);
        platform.awaitRestarted(name, pid);
        return writableMs;
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }

    void awaitWhole() {
        Patience.await("everything to be ready", DEADLINE, platform::isWhole);
    }

    List<URI> commands() {
        return urlsBut("command", 0);
    }

    List<URI> queries() {
        return urlsBut("query", 0);
    }

    private List<URI> urlsBut(String service, int left) {
        return IntStream.rangeClosed(1, INSTANCES)
                .filter(number -> number != left)
                .mapToObj(number -> name(service, number))
                .map(name ->
                        URI.create("http://127.0.0.1:" + platform.service(name).port()))
                .toList();
    }

    private static String name(String service, int number) {
        return number == 1 ? service : service + "-" + number;
    }
}
