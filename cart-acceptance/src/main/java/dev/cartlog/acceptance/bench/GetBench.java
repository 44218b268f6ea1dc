package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.seed.SeededCart;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reading a cart, and hearing that it has not changed, against the same bytes each time from the same server. */
final class GetBench implements Bench {
    private static final String SECONDS = "--seconds";
    private static final String ROUNDS = "--rounds";
    private static final String CONNECTIONS = "--connections";
    private static final Map<String, Integer> DEFAULTS = Map.of(SECONDS, 5, ROUNDS, 7, CONNECTIONS, 64);
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int CARTS = 1_000;
    private static final String STATIC = "static 1 KB JSON";
    private static final double NANOS_PER_MICRO = 1e3;

    private record Reader(int status, List<byte[]> requests) {}

    private record Measured(HttpLoop.Result loop, double cpuMicros) {}

    @Override
    public String name() {
        return "get";
    }

    @Override
    public String what() {
        return "GET of a cart and 304 against static bytes: [--rounds N] [--seconds N] of each [--connections N]";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        SeededPlatform.with(CARTS, seeded -> {
            try (QueryServer server = seeded.queryServer("-Xmx512m")) {
                server.awaitReady();
                print(measure(server, options), out);
            }
        });
    }

    private static Map<String, List<Measured>> measure(QueryServer server, Options options)
            throws IOException, InterruptedException {
        Map<String, Reader> readers = readers(server);
        for (Reader reader : readers.values()) {
            HttpLoop.run(server.port(), reader.requests(), reader.status(), options.of(CONNECTIONS), WARM_UP);
        }
        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < options.of(ROUNDS); round++) {
            for (Map.Entry<String, Reader> reader : readers.entrySet()) {
                Duration before = server.cpu();
                HttpLoop.Result loop = HttpLoop.run(
                        server.port(),
                        reader.getValue().requests(),
                        reader.getValue().status(),
                        options.of(CONNECTIONS),
                        Duration.ofSeconds(options.of(SECONDS)));
                double cpuMicros = server.cpu().minus(before).toNanos() / NANOS_PER_MICRO / loop.answers();
                measured.computeIfAbsent(reader.getKey(), name -> new ArrayList<>())
                        .add(new Measured(loop, cpuMicros));
            }
        }
        return measured;
    }

    private static Map<String, Reader> readers(QueryServer server) throws IOException, InterruptedException {
        List<byte[]> whole = new ArrayList<>();
        List<byte[]> unchanged = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            // Guests' carts are the even numbers.
            for (long number = 0; number < CARTS; number += 2) {
                String path = "/v1/carts/" + SeededCart.cartId(number);
                String bearer = "Bearer " + SeededCart.token(number);
                HttpResponse<String> now = http.send(
                        HttpRequest.newBuilder(server.url(path))
                                .header("Authorization", bearer)
                                .build(),
                        BodyHandlers.ofString());
                String tag = now.headers().firstValue("ETag").orElseThrow();
                whole.add(request(path, "Authorization: " + bearer + "\r\n"));
                unchanged.add(request(path, "Authorization: " + bearer + "\r\nIf-None-Match: " + tag + "\r\n"));
            }
        }
        Map<String, Reader> readers = new LinkedHashMap<>();
        readers.put(STATIC, new Reader(200, List.of(request(StaticBeside.PATH, ""))));
        readers.put("GET cart", new Reader(200, whole));
        readers.put("GET cart, 304", new Reader(304, unchanged));
        return readers;
    }

    private static byte[] request(String path, String headers) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void print(Map<String, List<Measured>> measured, PrintStream out) {
        out.println(
                "| request | per second, median (min to max) | of static | p50 ms | p99 ms | CPU µs each, server |");
        out.println("|---|---|---|---|---|---|");
        measured.forEach((name, rounds) -> out.printf(
                "| %s | %s | %s | %.1f | %.1f | %s |%n",
                name,
                Spread.of(rounds.stream().map(one -> one.loop().perSecond()).toList())
                        .text(0),
                ratios(rounds, measured.getOrDefault(STATIC, rounds)).text(2),
                Spread.of(rounds.stream().map(one -> one.loop().p50Ms()).toList())
                        .median(),
                Spread.of(rounds.stream().map(one -> one.loop().p99Ms()).toList())
                        .median(),
                Spread.of(rounds.stream().map(Measured::cpuMicros).toList()).text(1)));
    }

    /** Round by round, as neighbours in time had the same machine. */
    private static Spread ratios(List<Measured> rounds, List<Measured> ceiling) {
        return Spread.of(IntStream.range(0, rounds.size())
                .mapToObj(round -> rounds.get(round).loop().perSecond()
                        / ceiling.get(round).loop().perSecond())
                .toList());
    }
}
