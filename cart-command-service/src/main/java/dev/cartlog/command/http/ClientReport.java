package dev.cartlog.command.http;

import dev.cartlog.web.json.JsonObject;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a shop's page saw since its last report.
 *
 * @param oneIn of so many pages one reports; counts stand for all of them
 * @param pending changes that had not reached the service when the report was made
 */
public record ClientReport(String store, int oneIn, int pending, List<Count> counts) {
    /** What an event or a kind of it is called that this release does not know. */
    static final String OTHER = "other";

    private static final int ONE_IN_MAX = 1_000;
    private static final int PENDING_MAX = 10_000;
    private static final int COUNTS_MAX = 64;
    private static final int TIMES_MAX = 100_000;
    private static final int WORD_CHARS_MAX = 40;
    private static final Pattern STORE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** Closed lists: what a client sends must not become the name of a series. */
    private static final Map<String, Set<String>> KINDS = Map.of(
            "request",
            Set.of(
                    "ok",
                    "network",
                    "unavailable",
                    "unauthenticated",
                    "forbidden",
                    "not-found",
                    "status-conflict",
                    "version-mismatch",
                    "rejected"),
            "op",
            Set.of("applied", "replayed", "rejected"),
            "conflict",
            Set.of("resent", "given-up"),
            "retry",
            Set.of("waited", "budget-empty"),
            "connection",
            Set.of("recovered"),
            "token",
            Set.of("refreshed", "failed", "ended"),
            "cart",
            Set.of("replaced", "unsound", "snapshot-ignored"),
            "storage",
            Set.of("lost"),
            "merge",
            Set.of("completed", "reverted", "rejected", "requested", "claimed", "preview"));

    /** @param times how often, on this page */
    public record Count(String event, String kind, int times) {}

    public ClientReport {
        counts = List.copyOf(counts);
    }

    static ClientReport of(JsonObject body) {
        body.only(Set.of("store", "oneIn", "pending", "counts"));
        String store = body.text("store", WORD_CHARS_MAX * 2);
        if (!STORE.matcher(store).matches()) {
            throw malformed(body, "store", "1 to 64 letters, digits, _ or - are expected.");
        }
        return new ClientReport(
                store,
                bounded(body, "oneIn", 1, ONE_IN_MAX),
                bounded(body, "pending", 0, PENDING_MAX),
                body.objects("counts", 0, COUNTS_MAX).stream()
                        .map(ClientReport::count)
                        .toList());
    }

    private static Count count(JsonObject count) {
        count.only(Set.of("event", "kind", "times"));
        String event = count.text("event", WORD_CHARS_MAX);
        String kind = count.text("kind", WORD_CHARS_MAX);
        int times = bounded(count, "times", 1, TIMES_MAX);
        Set<String> kinds = KINDS.get(event);
        if (kinds == null) {
            return new Count(OTHER, OTHER, times);
        }
        return new Count(event, kinds.contains(kind) ? kind : OTHER, times);
    }

    private static int bounded(JsonObject object, String name, int least, int most) {
        long number = object.integer(name);
        if (number < least || number > most) {
            throw malformed(object, name, "A whole number from " + least + " to " + most + " is expected.");
        }
        return (int) number;
    }

    private static ProblemException malformed(JsonObject object, String name, String detail) {
        return new ProblemException(Problem.ofField(ProblemType.MALFORMED_REQUEST, object.at(name), detail));
    }
}
