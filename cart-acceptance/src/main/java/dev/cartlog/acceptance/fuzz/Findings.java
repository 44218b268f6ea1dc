package dev.cartlog.acceptance.fuzz;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Counts answers, shows progress, and keeps what was wrong. Safe for use by any thread. */
final class Findings {
    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);

    /** Enough to see a pattern; more of the same would only hide it. */
    private static final int SHOWN_MAX = 20;

    private final PrintStream out;
    private final int requests;
    private final long startedNanos = System.nanoTime();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private long shownNanos = startedNanos;
    private int done;
    private int wrongRequests;
    private int undescribed;
    private int serverErrors;
    private int askedAgain;
    private int late;

    Findings(PrintStream out, int requests) {
        this.out = out;
        this.requests = requests;
    }

    synchronized void answered(int status) {
        statuses.merge(status, 1, Integer::sum);
        serverErrors += status >= 500 ? 1 : 0;
        done++;
        progress();
    }

    /** The server hung up on a request that is too large to be read. */
    synchronized void hungUp() {
        done++;
        progress();
    }

    /**
     * No answer came within the deadline.
     *
     * @param before what was asked before on the same connection
     */
    synchronized void late(int number, FuzzRequest request, String before) {
        done++;
        late++;
        found("#" + number + " no answer in time\n   " + request.curl() + "\n   after " + before);
    }

    synchronized void askedAgain() {
        askedAgain++;
    }

    /** @param number of the request in the run */
    synchronized void wrong(int number, FuzzRequest request, String answer, List<String> reasons) {
        wrongRequests++;
        undescribed += reasons.stream().anyMatch(reason -> reason.contains(" has no answer ")) ? 1 : 0;
        found("#" + number + " " + String.join("; ", reasons) + "\n   " + request.curl() + "\n   → " + answer);
    }

    private void found(String finding) {
        if (wrong.size() < SHOWN_MAX) {
            wrong.add(finding);
            out.println(finding);
        }
    }

    private void progress() {
        long now = System.nanoTime();
        if (now - shownNanos >= PROGRESS_NANOS) {
            shownNanos = now;
            out.println(summary());
        }
    }

    synchronized boolean holds() {
        return wrongRequests == 0 && late == 0;
    }

    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    synchronized String summary() {
        double seconds = (System.nanoTime() - startedNanos) / 1e9;
        return String.format(
                "%,d of %,d requests, %,.0f/s, answers %s, 5xx %d, undescribed %d, wrong %d, asked again %d, late %d",
                done, requests, done / seconds, statuses, serverErrors, undescribed, wrongRequests, askedAgain, late);
    }
}
