package dev.cartlog.query.config;

import dev.cartlog.query.view.StreamsRunner;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** UP when Streams runs and is at most so many records behind; otherwise says what is lacking. */
final class StreamsHealth implements HealthIndicator {
    private final StreamsRunner runner;
    private final long lagMax;
    private final BooleanSupplier caughtUp;

    /** @param caughtUp whether what was taken over has reached what the log held then */
    StreamsHealth(StreamsRunner runner, long lagMax, BooleanSupplier caughtUp) {
        this.runner = runner;
        this.lagMax = lagMax;
        this.caughtUp = caughtUp;
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
        boolean ready = state == KafkaStreams.State.RUNNING && lag <= lagMax && caughtUp.getAsBoolean();
        return (ready ? Health.up() : Health.outOfService())
                .withDetail("state", state.name())
                .withDetail("lagRecords", lag)
                .withDetail("caughtUp", caughtUp.getAsBoolean())
                .build();
    }
}
