package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.drive.Driven;
import dev.cartlog.acceptance.drive.Driver;
import dev.cartlog.acceptance.plot.BarChart;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Several loads measured in turn, round after round, so that whatever else the machine does hits all of them alike. */
final class Rounds {
    private static final double NANOS_PER_MICRO = 1e3;

    private final Supplier<CommandPlatform.Cpu> cpu;
    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();

    /** @param cpu what service and broker have used so far */
    Rounds(Supplier<CommandPlatform.Cpu> cpu) {
        this.cpu = cpu;
    }

    /**
     * One load of one round.
     *
     * @param serviceMicros processor time of the service for each answer
     * @param brokerMicros the same of the broker
     */
    record Round(Driven driven, double serviceMicros, double brokerMicros) {}

    /** A load that can be put on again. */
    @FunctionalInterface
    interface Load {
        Driven drive() throws IOException;
    }

    /**
     * Measures a load once more.
     *
     * @throws IllegalStateException when an answer was not as expected
     */
    void measure(String name, Driver driver, Load load) throws IOException {
        if (measureWithFailures(name, load).failed() > 0) {
            throw new IllegalStateException(name + " was answered like this: " + driver.firstFailure());
        }
    }

    /** Measures a load once more, for which other answers than the expected ones may come. */
    Driven measureWithFailures(String name, Load load) throws IOException {
        CommandPlatform.Cpu before = cpu.get();
        Driven driven = load.drive();
        CommandPlatform.Cpu used = cpu.get().since(before);
        double micros = NANOS_PER_MICRO * driven.answers();
        rounds.computeIfAbsent(name, first -> new ArrayList<>())
                .add(new Round(
                        driven, used.service().toNanos() / micros, used.broker().toNanos() / micros));
        return driven;
    }

    Spread of(String name, ToDoubleFunction<Round> figure) {
        return Spread.of(get(name).stream().map(figure::applyAsDouble).toList());
    }

    /** One load's figure over another's, round by round, as neighbours in time had the same machine. */
    Spread ratio(String name, String ceiling, ToDoubleFunction<Round> figure) {
        List<Round> these = get(name);
        List<Round> those = get(ceiling);
        return Spread.of(IntStream.range(0, these.size())
                .mapToObj(round -> figure.applyAsDouble(these.get(round)) / figure.applyAsDouble(those.get(round)))
                .toList());
    }

    private List<Round> get(String name) {
        return rounds.getOrDefault(name, List.of());
    }

    /** Answers of all rounds of all loads. */
    long answers() {
        return rounds.values().stream()
                .flatMap(List::stream)
                .mapToLong(round -> round.driven().answers())
                .sum();
    }

    /** Other answers than the expected ones, in all rounds of a load. */
    long failed(String name) {
        return get(name).stream().mapToLong(round -> round.driven().failed()).sum();
    }

    /** All rounds of a load together. */
    Histogram latencies(String name) {
        Histogram all = get(name).getFirst().driven().latencies().copy();
        get(name).stream().skip(1).forEach(round -> all.add(round.driven().latencies()));
        return all;
    }

    BarChart.Bar bar(String name) {
        Spread perSecond = of(name, round -> round.driven().perSecond());
        return new BarChart.Bar(name, perSecond.median(), perSecond.least(), perSecond.greatest());
    }

    static void printHead(PrintStream out) {
        out.println("| load | a second, median (min to max) | p50 ms | p99 ms | CPU µs each: service | broker |");
        out.println("|---|---|---|---|---|---|");
    }

    void print(PrintStream out) {
        for (String name : rounds.keySet()) {
            out.printf(
                    "| %s | %s | %s | %s | %s | %s |%n",
                    name,
                    of(name, round -> round.driven().perSecond()).text(0),
                    of(name, round -> round.driven().ms(50)).text(1),
                    of(name, round -> round.driven().ms(99)).text(1),
                    of(name, Round::serviceMicros).text(0),
                    of(name, Round::brokerMicros).text(0));
        }
    }
}
