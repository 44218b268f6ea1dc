package dev.cartlog.query.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.query.topology.Part;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.LogEnds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionMetersTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Clock LOG_CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Clock LATER = Clock.offset(LOG_CLOCK, Duration.ofSeconds(3));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Freshness freshness = new Freshness(() -> 0, LOG_CLOCK);

    /** Each partition holds ten records. */
    private static final LogEnds TEN_RECORDS = new LogEnds() {
        @Override
        public Map<Part, Long> ends(Set<Part> parts) {
            return parts.stream().collect(Collectors.toMap(part -> part, part -> 10L));
        }

        @Override
        public long committed(Part part) {
            return 0;
        }

        @Override
        public OptionalLong lastRecord(Part part, long from, long end) {
            return OptionalLong.of(end - 1);
        }
    };

    @BeforeEach
    void bind() {
        new ProjectionMeters("views", freshness, LATER).bindTo(meters);
    }

    @Test
    void nothingIsBehindWhereNothingIsKept() {
        assertThat(value("cart.projection.lag.records")).isZero();
        assertThat(value("cart.projection.unreadable")).isZero();
        assertThat(value("cart.projection.age")).isZero();
    }

    @Test
    void addsUpWhatThePartitionsAreBehindAndCountsThoseThatCannotBeRead() {
        freshness.taken(Part.ofLog(0));
        freshness.taken(Part.ofLog(1));
        freshness.look(TEN_RECORDS);
        assertThat(value("cart.projection.lag.records")).isEqualTo(20);
        assertThat(value("cart.projection.unreadable")).isEqualTo(2);

        freshness.applied(Part.ofLog(0), 9);
        freshness.look(TEN_RECORDS);
        assertThat(value("cart.projection.lag.records")).isEqualTo(10);
        assertThat(value("cart.projection.unreadable")).isEqualTo(1);
        assertThat(value("cart.projection.age")).isEqualTo(3);
    }

    private double value(String name) {
        return meters.get(name).tags("topology", "views", "feed", "log").gauge().value();
    }
}
