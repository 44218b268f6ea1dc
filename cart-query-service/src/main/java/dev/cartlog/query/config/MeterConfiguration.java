package dev.cartlog.query.config;

import dev.cartlog.query.http.StreamCaps;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.SignalStatus;
import dev.cartlog.query.view.StreamsRunner;
import dev.cartlog.query.view.ViewStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is measured of the views, of those who follow carts, and of Streams itself. */
@Configuration(proxyBeanMethods = false)
public class MeterConfiguration {
    @Bean
    MeterBinder viewMeters(Freshness freshness, ViewStatus status, Clock clock) {
        return registry -> {
            new ProjectionMeters("views", freshness, clock).bindTo(registry);
            halts(registry, "views", () -> status.halts().size());
            FunctionCounter.builder("cart.catalog.unreadable", status, all -> (double) all.unreadableCatalogItems())
                    .description("Records of the catalogue that were set aside")
                    .register(registry);
        };
    }

    @Bean
    MeterBinder signalMeters(Freshness signalsFreshness, SignalStatus status, Clock clock) {
        return registry -> {
            new ProjectionMeters("signals", signalsFreshness, clock).bindTo(registry);
            halts(registry, "signals", () -> status.halts().size());
        };
    }

    private static void halts(MeterRegistry registry, String topology, Supplier<Number> partitions) {
        Gauge.builder("cart.projection.halts", partitions)
                .description("Partitions that stand still here because an event cannot be folded")
                .tag("topology", topology)
                .register(registry);
    }

    @Bean
    MeterBinder streamMeters(StreamCaps caps) {
        return registry -> Gauge.builder("cart.stream.readers", caps, StreamCaps::total)
                .description("Open streams of server-sent events")
                .register(registry);
    }

    @Bean
    MeterBinder viewStreamsMeters(StreamsRunner views) {
        return new StreamsMeters(views);
    }

    @Bean
    MeterBinder signalStreamsMeters(StreamsRunner signals) {
        return new StreamsMeters(signals);
    }
}
