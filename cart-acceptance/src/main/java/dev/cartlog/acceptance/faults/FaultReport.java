package dev.cartlog.acceptance.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What came of breaking something.
 *
 * @param fault what was done
 * @param times how often
 * @param attempts requests that clients made meanwhile
 * @param unknown those of them whose outcome the client did not learn at once
 * @param recoveries after each fault
 * @param broken every promise that was not kept
 */
public record FaultReport(
        String fault, int times, int attempts, int unknown, List<Recovery> recoveries, List<String> broken) {
    /**
     * How long it took after a fault.
     *
     * @param ownedMs until the last shard that moved had its new owner, who told it in the log; 0 when none moved
     * @param writableMs until every cart had been written again
     */
    public record Recovery(long ownedMs, long writableMs) {
        @Override
        public String toString() {
            return ownedMs + "/" + writableMs;
        }
    }

    /** Takes copies. */
    public FaultReport {
        recoveries = List.copyOf(recoveries);
        broken = List.copyOf(broken);
    }

    /** The longest until every cart had been written again, milliseconds; 0 when none was measured. */
    public long slowestMs() {
        return recoveries.stream().mapToLong(Recovery::writableMs).max().orElse(0);
    }

    /** The same, and broken when a recovery took longer. */
    public FaultReport within(Duration recoveryMax) {
        List<String> all = new ArrayList<>(broken);
        if (slowestMs() > recoveryMax.toMillis()) {
            all.add("a cart could not be written for " + slowestMs() + " ms, more than " + recoveryMax.toMillis());
        }
        return new FaultReport(fault, times, attempts, unknown, recoveries, all);
    }

    /** One line for people. */
    @Override
    public String toString() {
        String recovery = recoveries.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; every cart writable again after at most %,d ms (ms until owned/writable: %s)",
                        slowestMs(),
                        recoveries);
        return String.format(
                Locale.ROOT,
                "%s × %d: %,d attempts, %,d without an answer at first, %d promises broken%s",
                fault,
                times,
                attempts,
                unknown,
                broken.size(),
                recovery);
    }
}
