package dev.cartlog.acceptance.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Several writers measured in turn, round after round, so that whatever else the machine does hits all of them alike. */
final class Measurement {
    private final Map<String, Writer> writers;
    private final List<Integer> inFlight;
    private final Map<Row, List<ClosedLoop.Result>> results = new LinkedHashMap<>();

    private record Row(String writer, int inFlight) {}

    Measurement(Map<String, Writer> writers, List<Integer> inFlight) {
        this.writers = writers;
        this.inFlight = inFlight;
    }

    /** Not counted; the time is shared among all, by how much code each of them has to itself. */
    void warmUp(Duration duration) throws InterruptedException, TimeoutException {
        int shares = writers.values().stream().mapToInt(Writer::warmUpShares).sum() * inFlight.size();
        for (int many : inFlight) {
            for (Writer writer : writers.values()) {
                ClosedLoop.run(
                        writer,
                        many,
                        duration.multipliedBy(writer.warmUpShares()).dividedBy(shares));
            }
        }
    }

    void round(Duration duration) throws InterruptedException, TimeoutException {
        for (int many : inFlight) {
            for (Map.Entry<String, Writer> writer : writers.entrySet()) {
                ClosedLoop.Result result = ClosedLoop.run(writer.getValue(), many, duration);
                results.computeIfAbsent(new Row(writer.getKey(), many), row -> new ArrayList<>())
                        .add(result);
            }
        }
    }

    void print(PrintStream out) {
        out.println(
                "| writer | in flight | commands/s, median (min to max) | p50 ms | p99 ms | CPU µs a command, this process |");
        out.println("|---|---|---|---|---|---|");
        results.forEach((row, rounds) -> {
            List<Double> rates = sorted(rounds, ClosedLoop.Result::perSecond);
            out.printf(
                    "| %s | %d | %,.0f (%,.0f to %,.0f) | %.1f | %.1f | %.1f |%n",
                    row.writer(),
                    row.inFlight(),
                    median(rates),
                    rates.getFirst(),
                    rates.getLast(),
                    median(sorted(rounds, ClosedLoop.Result::p50Ms)),
                    median(sorted(rounds, ClosedLoop.Result::p99Ms)),
                    median(sorted(rounds, ClosedLoop.Result::cpuMicros)));
        });
    }

    /** One writer's rate over another's, round by round, as neighbours in time had the same machine. */
    void printRatios(PrintStream out, String writer, String ceiling) {
        for (int many : inFlight) {
            List<ClosedLoop.Result> these = Objects.requireNonNull(results.get(new Row(writer, many)));
            List<ClosedLoop.Result> those = Objects.requireNonNull(results.get(new Row(ceiling, many)));
            Spread ratio = Spread.of(IntStream.range(0, these.size())
                    .mapToObj(round ->
                            these.get(round).perSecond() / those.get(round).perSecond())
                    .toList());
            out.printf("%n%s / %s at %d in flight, round by round: %s%n", writer, ceiling, many, ratio.text(2));
        }
    }

    private static List<Double> sorted(List<ClosedLoop.Result> rounds, ToDoubleFunction<ClosedLoop.Result> figure) {
        return rounds.stream().mapToDouble(figure).sorted().boxed().toList();
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
