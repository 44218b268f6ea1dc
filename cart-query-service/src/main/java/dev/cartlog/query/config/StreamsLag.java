package dev.cartlog.query.config;

import java.util.Collection;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** How far Streams is behind the end of what it reads. */
final class StreamsLag {
    private static final String LAG = "records-lag";
    private static final String GROUP = "consumer-fetch-manager-metrics";
    /**
     * What restores stores. It is not asked again when it is done, so its lag stays what it was at its last answer, for as long as
     * the process runs. While a store is restored, Streams is not in the state RUNNING.
     */
    private static final String RESTORES = "-restore-consumer";

    private StreamsLag() {}

    /** Records of all partitions together that were fetched as existing but not yet taken. */
    static long records(KafkaStreams streams) {
        return records(streams.metrics().values());
    }

    static long records(Collection<? extends Metric> metrics) {
        return (long) metrics.stream()
                .filter(metric -> isLag(metric.metricName()))
                .mapToDouble(StreamsLag::value)
                .filter(lag -> !Double.isNaN(lag))
                .sum();
    }

    private static boolean isLag(MetricName name) {
        return name.name().equals(LAG)
                && name.group().equals(GROUP)
                && name.tags().containsKey("partition")
                && !name.tags().getOrDefault("client-id", "").endsWith(RESTORES);
    }

    private static double value(Metric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
    }
}
