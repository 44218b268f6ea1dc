package dev.cartlog.acceptance.verify;

import dev.cartlog.acceptance.verify.Finding.Kind;
import dev.cartlog.acceptance.verify.Lookups.Line;
import dev.cartlog.domain.event.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the lookups of a span's carts, wherever they are kept. What was there before the log was read must be in the log;
 * what is in the log must be there, or something later, when all was read.
 */
final class LookupCheck implements Check {
    private static final Duration CATCH_UP_INTERVAL = Duration.ofMillis(500);

    private final Lookups lookups;
    private final ViewReader views;
    private final Span span;
    private final Findings findings;
    private final Duration patience;
    private final List<Line> before;
    private final Set<Line> ever = new HashSet<>();
    private final Map<String, Line> last = new HashMap<>();

    LookupCheck(Lookups lookups, ViewReader views, Span span, Findings findings, Duration patience)
            throws InterruptedException {
        this.lookups = lookups;
        this.views = views;
        this.span = span;
        this.findings = findings;
        this.patience = patience;
        before = read();
    }

    private List<Line> read() throws InterruptedException {
        List<Line> lines = new ArrayList<>();
        for (int partition = 0; partition < span.partitions(); partition++) {
            views.read(lookups.view(), partition, text -> {
                Line line = Line.of(text);
                if (span.has(line.cartId())) {
                    lines.add(line);
                }
            });
        }
        return lines;
    }

    @Override
    public void folded(RecordedEvent event, Trail trail) {
        lookups.line(event, trail.offset()).ifPresent(line -> {
            ever.add(line);
            last.put(lookups.key(line), line);
        });
    }

    @Override
    public void finish(LogFold fold) throws InterruptedException {
        for (Line line : before) {
            if (!ever.contains(line) && !fold.isSuspect(line.cartId())) {
                differs(line, "holds " + line + ", which does not follow from the log");
            }
        }
        List<Line> missing = missing();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(CATCH_UP_INTERVAL);
            missing = missing();
        }
        for (Line line : missing) {
            if (!fold.isSuspect(line.cartId())) {
                differs(line, "does not hold " + line);
            }
        }
    }

    private List<Line> missing() throws InterruptedException {
        Map<String, Line> held = new HashMap<>();
        for (Line line : read()) {
            held.put(lookups.key(line), line);
        }
        return last.entrySet().stream()
                .filter(due -> {
                    Line line = held.get(due.getKey());
                    return line == null || line.number() < due.getValue().number();
                })
                .map(Map.Entry::getValue)
                .toList();
    }

    private void differs(Line line, String detail) {
        findings.add(new Finding(
                Kind.VIEW,
                line.cartId().toString(),
                Optional.empty(),
                Optional.empty(),
                "view " + lookups.view() + " " + detail));
    }
}
