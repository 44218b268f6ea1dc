package dev.cartlog.query.config;

import dev.cartlog.query.topology.Halt;
import dev.cartlog.query.view.ViewStatus;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** DOWN as long as a partition of the log stands still here, with the place and the reason. */
final class ProjectionHealth implements HealthIndicator {
    private final ViewStatus status;

    ProjectionHealth(ViewStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        Health.Builder health = status.halts().isEmpty() ? Health.up() : Health.down();
        for (Halt halt : status.haltList()) {
            health.withDetail(
                    "partition " + halt.partition(), "stands still at offset " + halt.offset() + ": " + halt.reason());
        }
        return health.withDetail("unreadableCatalogItems", status.unreadableCatalogItems())
                .build();
    }
}
