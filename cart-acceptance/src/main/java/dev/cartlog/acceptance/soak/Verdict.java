package dev.cartlog.acceptance.soak;

import dev.cartlog.acceptance.faults.Fencing;
import dev.cartlog.acceptance.history.HistoryChecker;
import dev.cartlog.acceptance.history.LogDump;
import dev.cartlog.acceptance.history.LoggedEvent;
import dev.cartlog.acceptance.load.Load;
import dev.cartlog.acceptance.platform.LocalPlatform;
import dev.cartlog.acceptance.verify.VerifyMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was promised and not kept.
 *
 * @param events in the log
 * @param verified the last line of {@code ./cart verify}
 * @param broken each in a sentence
 */
record Verdict(int events, String verified, List<String> broken) {
    private static final String APPLIED = "CartMerged";
    private static final String ENDED = "CartMergedInto";

    /** Compares what shoppers saw with the log, the log with itself, and the states and all views with the log. */
    static Verdict of(LocalPlatform platform, Tally tally) throws InterruptedException, IOException {
        List<String> broken = tally.broken();
        List<LoggedEvent> log = LogDump.of(platform.addresses());
        HistoryChecker.check(tally.attempts(), log, Load.EVENTS_PER_COMMAND)
                .forEach(violation -> broken.add(violation.toString()));
        broken.addAll(merges(tally.merges(), log));
        broken.addAll(Fencing.violations(platform.data().broker().resolve("data")));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        if (VerifyMain.run(List.of(), platform.addresses(), out) != 0) {
            broken.add("./cart verify: " + said.toString(StandardCharsets.UTF_8));
        }
        String last = said.toString(StandardCharsets.UTF_8).strip();
        return new Verdict(log.size(), last.substring(last.lastIndexOf('\n') + 1), broken);
    }

    /** Each of these customers merged once: the merge is in either cart's log exactly once. */
    static List<String> merges(List<Tally.Merged> merges, List<LoggedEvent> log) {
        Map<String, Integer> count = new HashMap<>();
        log.forEach(event -> count.merge(event.type() + " " + event.cartId(), 1, Integer::sum));
        List<String> broken = new ArrayList<>();
        for (Tally.Merged merge : merges) {
            int applied = count.getOrDefault(APPLIED + " " + merge.customerCartId(), 0);
            int ended = count.getOrDefault(ENDED + " " + merge.guestCartId(), 0);
            if (applied != 1 || ended != 1) {
                broken.add("merge " + merge.mergeId() + " was applied " + applied + " times and ended " + ended);
            }
        }
        return broken;
    }
}
