package dev.cartlog.query.config;

import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.SignalStatus;
import dev.cartlog.query.view.StreamsRunner;
import dev.cartlog.query.view.ViewStatus;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What operators and orchestrators see of the views. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
    /** Readiness: the views run and are not far behind. */
    @Bean
    HealthIndicator viewsHealthIndicator(StreamsRunner views, Freshness freshness, QueryProperties properties) {
        return new StreamsHealth(views, properties.query().readyLagMax(), freshness::isReadable);
    }

    /** Whether others are told; reads do not need it. */
    @Bean
    HealthIndicator signalsHealthIndicator(StreamsRunner signals, QueryProperties properties) {
        return new StreamsHealth(signals, properties.query().readyLagMax(), () -> true);
    }

    /** Whether every partition is folded; one that stands still does not make the others unready. */
    @Bean
    HealthIndicator projectionHealthIndicator(ViewStatus status, SignalStatus signals) {
        return new ProjectionHealth(status, signals);
    }

    /** Liveness: Streams has not given up. */
    @Bean
    HealthIndicator streamsAliveHealthIndicator(StreamsRunner views, StreamsRunner signals) {
        return new StreamsAlive(views, signals);
    }
}
