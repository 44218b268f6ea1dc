package dev.cartlog.query.config;

import dev.cartlog.query.view.StreamsRunner;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP when Streams runs and is at most so many records behind; otherwise says what is lacking. */
final class StreamsHealth implements HealthIndicator {
    private final StreamsRunner runner;
    private final long lagMax;

    StreamsHealth(StreamsRunner runner, long lagMax) {
        this.runner = runner;
        this.lagMax = lagMax;
    }

    @Override
    public Health health() {
        if (runner.waitingFor().isPresent()) {
            return Health.outOfService()
                    .withDetail("waitingFor", runner.waitingFor().get())
                    .build();
        }
        return runner.started()
                .map(made -> of(made.streams()))
                .orElseGet(() -> Health.outOfService().build());
    }

    private Health of(KafkaStreams streams) {
        KafkaStreams.State state = streams.state();
        long lag = StreamsLag.records(streams);
        boolean ready = state == KafkaStreams.State.RUNNING && lag <= lagMax;
        return (ready ? Health.up() : Health.outOfService())
                .withDetail("state", state.name())
                .withDetail("lagRecords", lag)
                .build();
    }
}
