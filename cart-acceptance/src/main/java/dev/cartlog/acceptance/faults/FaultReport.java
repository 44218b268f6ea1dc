package dev.cartlog.acceptance.faults;

import java.util.List;
import java.util.Locale;

/**
 * What came of breaking something.
 *
 * @param fault what was done
 * @param times how often
 * @param attempts requests that clients made meanwhile
 * @param unknown those of them whose outcome the client did not learn at once
 * @param recoveriesMs after each fault, how long until every cart had been written again
 * @param broken every promise that was not kept
 */
public record FaultReport(
        String fault, int times, int attempts, int unknown, List<Long> recoveriesMs, List<String> broken) {
    /** Takes copies. */
    public FaultReport {
        recoveriesMs = List.copyOf(recoveriesMs);
        broken = List.copyOf(broken);
    }

    /** The longest recovery; 0 when none was measured. */
    public long slowestMs() {
        return recoveriesMs.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** One line for people. */
    @Override
    public String toString() {
        String recovery = recoveriesMs.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT, "; every cart writable again after at most %,d ms %s", slowestMs(), recoveriesMs);
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
