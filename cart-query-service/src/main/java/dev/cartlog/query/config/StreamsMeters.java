package dev.cartlog.query.config;

import dev.cartlog.query.view.StreamsRunner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Some of what Streams measures of itself, all its threads together. Its own names and labels would bring a series for
 * each thread, whose names are different after each start.
 */
final class StreamsMeters implements MeterBinder {
    private static final double MS_PER_SECOND = 1_000;
    private static final String THREAD = "stream-thread-metrics";
    private static final String STORE = "stream-state-metrics";

    private final StreamsRunner runner;

    StreamsMeters(StreamsRunner runner) {
        this.runner = runner;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        sum(registry, "cart.streams.process.rate", "Records folded in a second", THREAD, "process-rate");
        sum(registry, "cart.streams.commit.rate", "Commits in a second", THREAD, "commit-rate");
        most(
                registry,
                "cart.streams.process.latency.seconds",
                "Seconds to fold a record, on average",
                THREAD,
                "process-latency-avg");
        most(
                registry,
                "cart.streams.commit.latency.seconds",
                "Seconds of a commit, on average",
                THREAD,
                "commit-latency-avg");
        most(
                registry,
                "cart.streams.poll.latency.seconds",
                "Seconds of a poll, on average",
                THREAD,
                "poll-latency-avg");
        sum(registry, "cart.streams.store.bytes", "Bytes of the stores on disk", STORE, "total-sst-files-size");
        gauge(
                registry,
                "cart.streams.lag.records",
                "Records fetched as existing but not taken",
                () -> runner.started()
                        .map(made -> (double) StreamsLag.records(made.streams()))
                        .orElse(Double.NaN));
        gauge(
                registry,
                "cart.streams.threads",
                "Threads that have not given up",
                () -> runner.started()
                        .map(made -> (double)
                                made.streams().metadataForLocalThreads().size())
                        .orElse(0d));
    }

    private void sum(MeterRegistry registry, String name, String description, String group, String metric) {
        gauge(registry, name, description, () -> values(group, metric).sum());
    }

    /** Of the thread that takes longest. */
    private void most(MeterRegistry registry, String name, String description, String group, String metric) {
        gauge(registry, name, description, () -> values(group, metric).max().orElse(0) / MS_PER_SECOND);
    }

    private void gauge(MeterRegistry registry, String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value)
                .description(description)
                .tags(Tags.of("topology", runner.name()))
                .register(registry);
    }

    private DoubleStream values(String group, String metric) {
        return runner.started()
                .map(made -> values(made.streams(), group, metric))
                .orElse(DoubleStream.empty());
    }

    private static DoubleStream values(KafkaStreams streams, String group, String metric) {
        return streams.metrics().values().stream()
                .filter(it -> it.metricName().name().equals(metric)
                        && it.metricName().group().equals(group))
                .map(Metric::metricValue)
                .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : 0)
                .filter(value -> !Double.isNaN(value));
    }
}
