package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.history.Attempt.Ok;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A soak in figures.
 *
 * @param planned how long it was to be
 * @param ran how long people shopped and things were broken; the last fault is seen through to its end
 * @param recoveries from each fault, in order
 */
record SoakReport(
        Instant begun,
        long seed,
        Duration planned,
        Duration ran,
        List<Breaker.Recovery> recoveries,
        Tally tally,
        Verdict verdict) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** As a page. */
    String markdown() {
        StringBuilder page = new StringBuilder(introduction()).append("\n| | |\n|---|---|\n");
        figures().forEach((what, figure) -> page.append("| " + what + " | " + figure + " |\n"));
        page.append("\n| fault | times | every cart written again after at most | all ready again after at most |\n");
        page.append("|---|---|---|---|\n");
        for (SoakFault fault : SoakFault.values()) {
            if (recoveries.stream().anyMatch(recovery -> recovery.step().fault() == fault)) {
                page.append(row(fault));
            }
        }
        verdict.broken().forEach(broken -> page.append("\n- " + broken));
        return page.toString();
    }

    private String introduction() {
        return """
                # Soak

                Written by `./cart soak --minutes %d --seed %d --report docs/soak.md`, begun %s UTC, on a machine with %d
                processors that shoppers and checkers share with three instances of each service, the broker and the registry.
                People open carts, fill and change them, sign in, listen, merge, check out and wait for their order, while one
                thing after the other is broken, in an order that the seed decides. In the end what everybody saw is compared
                with the log, and the log with the states and all views.
                """.formatted(
                ran.toMinutes(), seed, TIME.format(begun), Runtime.getRuntime().availableProcessors());
    }

    private Map<String, String> figures() {
        long acknowledged = tally.attempts().stream()
                .filter(attempt -> attempt.result() instanceof Ok)
                .count();
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("ran", ran.toMinutes() + " min " + ran.toSecondsPart() + " s");
        figures.put("faults", number(recoveries.size()));
        figures.put("commands acknowledged", number(acknowledged));
        figures.put("attempts that were asked again", number(tally.attempts().size() - acknowledged));
        figures.put("merges", number(tally.merges().size()));
        figures.put("check-outs that became orders", number(tally.orders()));
        figures.put("reads of a known version", number(tally.reads()));
        figures.put("versions told by streams", number(tally.streamedVersions()));
        figures.put("visits given up", number(tally.abandonedJourneys()));
        figures.put("events in the log", number(verdict.events()));
        figures.put("**promises broken**", "**" + verdict.broken().size() + "**");
        figures.put("slowest until every cart was written again", number(slowestMs(recoveries)) + " ms");
        figures.put("`./cart verify` at the end", verdict.verified());
        return figures;
    }

    private String row(SoakFault fault) {
        List<Breaker.Recovery> these = recoveries.stream()
                .filter(recovery -> recovery.step().fault() == fault)
                .toList();
        long wholeMs = these.stream().mapToLong(Breaker.Recovery::wholeMs).max().orElse(0);
        return "| %s | %d | %s ms | %s ms |%n"
                .formatted(fault.words(), these.size(), number(slowestMs(these)), number(wholeMs));
    }

    private static long slowestMs(List<Breaker.Recovery> recoveries) {
        return recoveries.stream().mapToLong(Breaker.Recovery::writableMs).max().orElse(0);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
