package dev.cartlog.acceptance.drive;

import org.HdrHistogram.Histogram;

/**
 * What came of a load.
 *
 * @param latencies nanoseconds of each answer as expected; at a fixed rate from the moment at which it was due, whether or not
 *     it could be sent then
 * @param perSecond answers as expected
 * @param failed other answers
 */
public record Driven(Histogram latencies, double perSecond, long failed) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** The latency that so many of a hundred answers do not exceed, milliseconds. */
    public double ms(double percentile) {
        return latencies.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }

    /** Answers as expected. */
    public long answers() {
        return latencies.getTotalCount();
    }
}
