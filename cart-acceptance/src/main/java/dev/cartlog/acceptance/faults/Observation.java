package dev.cartlog.acceptance.faults;

import dev.cartlog.acceptance.faults.FaultReport.Recovery;
import dev.cartlog.acceptance.history.Attempt;
import dev.cartlog.acceptance.history.Attempt.Ok;
import dev.cartlog.acceptance.history.HistoryChecker;
import dev.cartlog.acceptance.history.LogDump;
import dev.cartlog.acceptance.history.LoggedEvent;
import dev.cartlog.acceptance.history.Violation;
import dev.cartlog.acceptance.http.Addresses;
import dev.cartlog.acceptance.load.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What was seen while something was broken. */
final class Observation {
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Recovery> recoveries = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Addresses addresses;
    private final Consumer<String> progress;

    /**
     * @param addresses of what is broken
     * @param progress told of each recovery as soon as it is over
     */
    Observation(Addresses addresses, Consumer<String> progress) {
        this.addresses = addresses;
        this.progress = progress;
    }

    /** Waits until every cart was written after the fault. */
    void recovery(Load load, Fault fault) {
        long writableMs = load.awaitEveryCartWritten(fault.nanos(), Cluster.DEADLINE);
        Recovery recovery = new Recovery(fault.msUntil(Owners.lastMove(addresses)), writableMs);
        recoveries.add(recovery);
        progress.accept(recoveries.size() + ": ms until owned/writable " + recovery);
    }

    /** Stops the load and compares what it saw with the log. */
    void end(Load load) throws Exception {
        List<Attempt> all = load.stop();
        load.refused().forEach(refusal -> broken.add("refused for no reason: " + refusal));
        check(all);
    }

    void check(List<Attempt> some) throws InterruptedException {
        attempts.addAll(some);
        List<LoggedEvent> log = LogDump.of(addresses);
        HistoryChecker.check(some, log, Load.EVENTS_PER_COMMAND).stream()
                .map(Violation::toString)
                .forEach(broken::add);
    }

    /** Notes a promise that was not kept. */
    void broke(String promise) {
        broken.add(promise);
    }

    /** Requests whose outcome the client did not learn at once. */
    int unknown() {
        return (int) attempts.stream()
                .filter(attempt -> !(attempt.result() instanceof Ok))
                .count();
    }

    FaultReport report(String fault, int times) {
        return new FaultReport(fault, times, attempts.size(), unknown(), recoveries, broken);
    }
}
