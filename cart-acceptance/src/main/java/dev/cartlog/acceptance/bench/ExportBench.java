package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.seed.SeededCart;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** All events of a large log, streamed from a query service with little memory. */
final class ExportBench implements Bench {
    private static final String EVENTS = "--events";
    private static final String HEAP_MB = "--heap-mb";
    private static final Map<String, Integer> DEFAULTS = Map.of(EVENTS, 1_000_000, HEAP_MB, 240);
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long LOOK_AT_HEAP_BYTES = 16L << 20;
    private static final double BYTES_PER_MB = 1 << 20;
    private static final double NANOS_PER_SECOND = 1e9;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String what() {
        return "all events as NDJSON and CSV from a small heap: [--events N] [--heap-mb N]";
    }

    @Override
    public void run(List<String> args, PrintStream out) throws Exception {
        Options options = Options.parse(args, DEFAULTS);
        int heap = options.of(HEAP_MB);
        SeededPlatform.with(options.of(EVENTS) / SeededCart.EVENTS, seeded -> {
            try (QueryServer server = seeded.queryServer("-Xmx" + heap + "m", "-XX:+UseSerialGC")) {
                out.printf(
                        "Views of %,d events folded after %.1f s with -Xmx%dm.%n",
                        seeded.events(), server.awaitReady(), heap);
                String token = seeded.platform().token("auditor");
                export(server, token, "application/x-ndjson", seeded.events(), out);
                export(server, token, "text/csv", seeded.events() + 1, out);
            }
        });
    }

    private static void export(QueryServer server, String token, String type, long linesExpected, PrintStream out)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long heapMax = server.heapBytes();
        HttpRequest request = HttpRequest.newBuilder(server.url("/v1/audit/events"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", type)
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the export answers " + answer.statusCode());
            }
            long lines = 0;
            long bytes = 0;
            try (InputStream body = answer.body()) {
                byte[] buffer = new byte[BUFFER_BYTES];
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    lines += newLines(buffer, read);
                    if (bytes / LOOK_AT_HEAP_BYTES != (bytes + read) / LOOK_AT_HEAP_BYTES) {
                        heapMax = Math.max(heapMax, server.heapBytes());
                    }
                    bytes += read;
                }
            }
            if (lines != linesExpected) {
                throw new IllegalStateException(lines + " lines instead of " + linesExpected);
            }
            double seconds = (System.nanoTime() - begun) / NANOS_PER_SECOND;
            out.printf(
                    "%s: %,d lines, %.0f MB in %.1f s; heap in use, garbage included, at most %.0f MB.%n",
                    type, lines, bytes / BYTES_PER_MB, seconds, heapMax / BYTES_PER_MB);
        }
    }

    private static long newLines(byte[] buffer, int length) {
        long lines = 0;
        for (int at = 0; at < length; at++) {
            if (buffer[at] == '\n') {
                lines++;
            }
        }
        return lines;
    }
}
