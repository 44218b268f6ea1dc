package dev.cartlog.query.config;

import dev.cartlog.query.view.StreamsRunner;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN when one of several Streams has given up: only a new process helps. */
final class StreamsAlive implements HealthIndicator {
    private final List<StreamsRunner> runners;

    StreamsAlive(StreamsRunner... runners) {
        this.runners = List.of(runners);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (StreamsRunner runner : runners) {
            if (runner.started().filter(made -> hasGivenUp(made.streams())).isPresent()) {
                health.down().withDetail(runner.name(), "has given up; its log says why");
            }
        }
        return health.build();
    }

    private static boolean hasGivenUp(KafkaStreams streams) {
        return switch (streams.state()) {
            case ERROR, PENDING_ERROR -> true;
            case CREATED, REBALANCING, RUNNING, PENDING_SHUTDOWN, NOT_RUNNING -> false;
        };
    }
}
