package dev.cartlog.acceptance.history;

import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.Attempt.Refused;
import dev.cartlog.acceptance.history.Attempt.Unknown;
import dev.cartlog.acceptance.history.History.CommandKey;
import dev.cartlog.acceptance.history.Violation.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what clients saw with what the log holds. Versions say which write came after which, so no search over
 * interleavings is needed: everything is sorting and counting, O(n log n) in the number of attempts and events.
 */
public final class HistoryChecker {
    private static final String BEFORE_THE_FIRST = "0".repeat(64);

    private final History history;
    private final int eventsPerCommand;
    private final List<Violation> violations = new ArrayList<>();

    private HistoryChecker(History history, int eventsPerCommand) {
        this.history = history;
        this.eventsPerCommand = eventsPerCommand;
    }

    /**
     * Finds every broken promise.
     *
     * @param attempts of all clients, in any order
     * @param log every event of the carts concerned, in any order
     * @param eventsPerCommand how many events each command of this load causes when it takes effect
     * @return none when all promises were kept
     */
    public static List<Violation> check(List<Attempt> attempts, List<LoggedEvent> log, int eventsPerCommand) {
        HistoryChecker checker = new HistoryChecker(new History(attempts, log), eventsPerCommand);
        checker.history.attempts().forEach(checker::checkCommand);
        checker.history.logs().forEach(checker::checkChain);
        checker.violations.addAll(RealTimeOrder.check(checker.history));
        return checker.violations;
    }

    private void checkCommand(CommandKey command, List<Attempt> attempts) {
        List<Long> versions = history.versions(command);
        if (!versions.isEmpty() && versions.size() != eventsPerCommand) {
            broken(Promise.AT_MOST_ONCE, command + " has " + versions.size() + " events in the log: " + versions);
        }
        boolean refusedOnly = true;
        for (Attempt attempt : attempts) {
            switch (attempt.result()) {
                case Ok ok -> {
                    checkAcknowledged(command, ok.versions(), versions);
                    refusedOnly = false;
                }
                case Unknown unknown -> refusedOnly = false;
                case Refused refused -> {}
            }
        }
        if (refusedOnly && !versions.isEmpty()) {
            broken(Promise.AT_MOST_ONCE, command + " was refused and is in the log all the same: " + versions);
        }
    }

    private void checkAcknowledged(CommandKey command, List<Long> told, List<Long> logged) {
        if (!logged.containsAll(told)) {
            broken(
                    Promise.ACKNOWLEDGED_IS_LOGGED,
                    command + " was acknowledged with versions " + told + "; the log has " + logged);
        } else if (!told.containsAll(logged)) {
            broken(
                    Promise.AT_MOST_ONCE,
                    command + " was acknowledged with versions " + told + " but has more: " + logged);
        }
    }

    private void checkChain(String cartId, List<LoggedEvent> log) {
        long due = 1;
        String previous = BEFORE_THE_FIRST;
        for (LoggedEvent event : log) {
            String where = "cart " + cartId + ", offset " + event.offset() + ": ";
            if (event.version() != due) {
                broken(Promise.GAPLESS_CHAIN, where + "version " + event.version() + " in the place of " + due);
            }
            if (!event.previousHash().equals(previous)) {
                broken(Promise.GAPLESS_CHAIN, where + "does not name the hash of the event before it");
            }
            if (!event.hash().equals(event.contentHash())) {
                broken(Promise.GAPLESS_CHAIN, where + "its hash is not that of its content");
            }
            due = event.version() + 1;
            previous = event.hash();
        }
    }

    private void broken(Promise promise, String what) {
        violations.add(new Violation(promise, what));
    }
}
