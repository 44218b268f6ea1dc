package dev.cartlog.query.config;

import dev.cartlog.query.topology.Part;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.Freshness.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** How far a topology's folds on this instance are behind the log, all partitions together. */
final class ProjectionMeters implements MeterBinder {
    private static final double MS_PER_SECOND = 1_000;

    private final String topology;
    private final Freshness freshness;
    private final Clock clock;

    ProjectionMeters(String topology, Freshness freshness, Clock clock) {
        this.topology = topology;
        this.freshness = freshness;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Part.Feed feed : Part.Feed.values()) {
            Tags tags = Tags.of("topology", topology, "feed", feed.name().toLowerCase(Locale.ROOT));
            gauge(
                    registry,
                    "cart.projection.lag.records",
                    tags,
                    all -> of(feed).mapToLong(Standing::lagRecords).sum());
            gauge(
                    registry,
                    "cart.projection.unreadable",
                    tags,
                    all -> of(feed).filter(standing -> !standing.readable()).count());
            Gauge.builder("cart.projection.age", this, all -> ageSeconds(feed))
                    .description("How long ago all was known to be folded that the log held then")
                    .baseUnit("seconds")
                    .tags(tags)
                    .strongReference(true)
                    .register(registry);
        }
    }

    private void gauge(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<ProjectionMeters> value) {
        Gauge.builder(name, this, value)
                .description("Records, and partitions, that the folds on this instance have not caught up with")
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    private Stream<Standing> of(Part.Feed feed) {
        return freshness.standings().stream().filter(standing -> standing.part().feed() == feed);
    }

    /** Of the partition that is furthest behind; those that were not caught up with yet are counted as unreadable. */
    private double ageSeconds(Part.Feed feed) {
        return of(feed).filter(standing -> standing.knownUntil().isAfter(Instant.EPOCH))
                .mapToDouble(standing ->
                        Duration.between(standing.knownUntil(), clock.instant()).toMillis() / MS_PER_SECOND)
                .max()
                .orElse(0);
    }
}
