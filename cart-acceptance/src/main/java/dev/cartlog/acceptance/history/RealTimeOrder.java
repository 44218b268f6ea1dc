package dev.cartlog.acceptance.history;

import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.History.CommandKey;
import dev.cartlog.acceptance.history.Violation.Promise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds commands that overtook another in time: begun after it had ended, yet with a smaller version. A command begins
 * with its first attempt and ends with its first acknowledgement; one that was never acknowledged has no end.
 */
final class RealTimeOrder {
    private record Span(String command, long version, long beganNanos, long endedNanos) {}

    private RealTimeOrder() {}

    static List<Violation> check(History history) {
        Map<String, List<Span>> byCart = new HashMap<>();
        history.attempts().forEach((command, attempts) -> {
            if (!history.effect(command).isEmpty()) {
                byCart.computeIfAbsent(command.cartId(), cart -> new ArrayList<>())
                        .add(span(command, attempts, history));
            }
        });
        List<Violation> violations = new ArrayList<>();
        byCart.values().forEach(spans -> checkCart(spans, violations));
        return violations;
    }

    private static Span span(CommandKey command, List<Attempt> attempts, History history) {
        long began = attempts.stream().mapToLong(Attempt::invokedNanos).min().orElseThrow();
        long ended = attempts.stream()
                .filter(attempt -> attempt.result() instanceof Ok)
                .mapToLong(Attempt::endedNanos)
                .min()
                .orElse(Long.MAX_VALUE);
        return new Span(command.toString(), history.versions(command).getFirst(), began, ended);
    }

    /** Walks through the beginnings in order of time, with the greatest version among what had ended before each. */
    private static void checkCart(List<Span> spans, List<Violation> violations) {
        List<Span> byBegin = spans.stream()
                .sorted(Comparator.comparingLong(Span::beganNanos))
                .toList();
        List<Span> byEnd = spans.stream()
                .sorted(Comparator.comparingLong(Span::endedNanos))
                .toList();
        int ended = 0;
        Span newest = new Span("", 0, 0, 0);
        for (Span span : byBegin) {
            while (byEnd.get(ended).endedNanos() < span.beganNanos()) {
                newest = byEnd.get(ended).version() > newest.version() ? byEnd.get(ended) : newest;
                ended++;
            }
            if (span.version() < newest.version()) {
                violations.add(new Violation(
                        Promise.REAL_TIME_ORDER,
                        "%s has version %d and began after %s had ended with version %d"
                                .formatted(span.command(), span.version(), newest.command(), newest.version())));
            }
        }
    }
}
