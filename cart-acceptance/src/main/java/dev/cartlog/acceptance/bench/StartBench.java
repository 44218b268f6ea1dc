package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.http.Answer;
import dev.cartlog.acceptance.http.Call;
import dev.cartlog.acceptance.http.CartHttp;
import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.ServiceStatus;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** From {@code ./cart up}, with everything built and no data, to the first acknowledged cart, and what it takes of memory. */
final class StartBench implements Bench {
    private static final String ROUNDS = "--rounds";
    private static final String IDLE_SECONDS = "--idle-seconds";
    private static final Map<String, Integer> DEFAULTS = Map.of(ROUNDS, 3, IDLE_SECONDS, 20);
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration PAUSE_BETWEEN_TRIES = Duration.ofMillis(50);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KB_PER_MB = 1024;
    private static final String RESIDENT = "VmRSS:";

    private final List<Double> firstCart = new ArrayList<>();
    private final List<Double> ready = new ArrayList<>();
    private final Map<String, List<Double>> resident = new TreeMap<>();

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String what() {
        return "./cart up to the first acknowledged cart, and memory: [--rounds N] [--idle-seconds N]";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        for (int round = 0; round < options.of(ROUNDS); round++) {
            Path directory = Files.createTempDirectory("cart-bench");
            try {
                start(directory, Duration.ofSeconds(options.of(IDLE_SECONDS)));
            } finally {
                TemporaryFiles.delete(directory);
            }
            out.printf(
                    "round %d: first cart %.1f s, all ready %.1f s%n", round + 1, firstCart.getLast(), ready.getLast());
        }
        out.println("until the first cart, s: " + Spread.of(firstCart).text(1));
        out.println("until all is ready, s:   " + Spread.of(ready).text(1));
        resident.forEach((service, mb) ->
                out.printf("resident, MB, %-9s %s%n", service, Spread.of(mb).text(0)));
    }

    private void start(Path directory, Duration idle) throws InterruptedException {
        long begun = System.nanoTime();
        try (LocalPlatform platform = LocalPlatform.launch(directory, Map.of());
                CartHttp http = new CartHttp()) {
            awaitFirstCart(platform, http, begun);
            firstCart.add((System.nanoTime() - begun) / NANOS_PER_SECOND);
            platform.awaitReady();
            ready.add((System.nanoTime() - begun) / NANOS_PER_SECOND);
            LockSupport.parkNanos(idle.toNanos());
            RunFile.running(platform.data()).orElseThrow().services().forEach(this::measure);
        }
    }

    private static void awaitFirstCart(LocalPlatform platform, CartHttp http, long begun) throws InterruptedException {
        Call open = Call.post(platform.addresses().command(), "/v1/carts", Map.of("currency", "EUR"));
        while (status(http, open) != 201) {
            if (System.nanoTime() - begun > DEADLINE.toNanos()) {
                throw new IllegalStateException("no cart within " + DEADLINE + "\n" + platform.describe());
            }
            LockSupport.parkNanos(PAUSE_BETWEEN_TRIES.toNanos());
        }
    }

    /** 0 while nobody answers. */
    private static int status(CartHttp http, Call call) throws InterruptedException {
        try {
            Answer answer = http.send(call);
            return answer.status();
        } catch (UncheckedIOException notYet) {
            return 0;
        }
    }

    private void measure(ServiceStatus service) {
        try {
            double kb = Files.readAllLines(Path.of("/proc", Long.toString(service.pid()), "status")).stream()
                    .filter(line -> line.startsWith(RESIDENT))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                    .sum();
            resident.computeIfAbsent(service.name(), name -> new ArrayList<>()).add(kb / KB_PER_MB);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how much memory " + service + " has", e);
        }
    }
}
