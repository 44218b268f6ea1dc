package dev.cartlog.query.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class StreamsLagTest {
    private record Reading(MetricName metricName, Object metricValue) implements Metric {}

    private static Metric lag(String client, String partition, double records) {
        return reading("records-lag", Map.of("client-id", client, "topic", "log", "partition", partition), records);
    }

    private static Metric reading(String name, Map<String, String> tags, double value) {
        return new Reading(new MetricName(name, "consumer-fetch-manager-metrics", "", tags), value);
    }

    @Test
    void addsUpWhatEachPartitionLacks() {
        assertThat(StreamsLag.records(List.of(
                        lag("views-StreamThread-1-consumer", "0", 3),
                        lag("views-StreamThread-2-consumer", "1", 4),
                        lag("views-global-consumer", "0", Double.NaN),
                        reading("records-lag-max", Map.of("client-id", "views-StreamThread-1-consumer"), 50),
                        reading("records-lead", Map.of("client-id", "views-StreamThread-1-consumer"), 60))))
                .isEqualTo(7);
    }

    /** It keeps the lag of its last answer for good: a big log's instance was never ready. */
    @Test
    void whatRestoredAStoreAndIsAskedNoMoreDoesNotCount() {
        assertThat(StreamsLag.records(List.of(
                        lag("views-StreamThread-1-consumer", "0", 0),
                        lag("views-StreamThread-1-restore-consumer", "2", 248_670),
                        lag("views-StateUpdater-1-restore-consumer", "3", 248_210))))
                .isZero();
    }
}
