package dev.cartlog.query.config;

import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.view.SignalStatus;
import dev.cartlog.query.view.ViewStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN as long as a partition of the log stands still here, with the place and the reason. */
final class ProjectionHealth implements HealthIndicator {
    private final ViewStatus status;
    private final SignalStatus signals;

    ProjectionHealth(ViewStatus status, SignalStatus signals) {
        this.status = status;
        this.signals = signals;
    }

    @Override
    public Health health() {
        boolean stands = !status.halts().isEmpty() || !signals.halts().isEmpty();
        Health.Builder health = stands ? Health.down() : Health.up();
        status.haltList().forEach(halt -> health.withDetail("partition " + halt.partition(), text(halt)));
        signals.halts().forEach(halt -> health.withDetail("signals of partition " + halt.partition(), text(halt)));
        return health.withDetail("unreadableCatalogItems", status.unreadableCatalogItems())
                .build();
    }

    private static String text(Halt halt) {
        return "stands still at offset " + halt.offset() + ": " + halt.reason();
    }
}
