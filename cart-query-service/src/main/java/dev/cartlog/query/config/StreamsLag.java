package dev.cartlog.query.config;

import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/** How far Streams is behind the end of what it reads. */
final class StreamsLag {
    private static final String LAG = "records-lag";
    private static final String GROUP = "consumer-fetch-manager-metrics";

    private StreamsLag() {}

    /** Records of all partitions together that were fetched as existing but not yet taken. */
    static long records(KafkaStreams streams) {
        return (long) streams.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals(LAG)
                        && metric.metricName().group().equals(GROUP)
                        && metric.metricName().tags().containsKey("partition"))
                .mapToDouble(StreamsLag::value)
                .filter(lag -> !Double.isNaN(lag))
                .sum();
    }

    private static double value(Metric metric) {
        return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
    }
}
