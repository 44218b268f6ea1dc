package dev.cartlog.command.config;

import dev.cartlog.command.catalog.CatalogFollower;
import dev.cartlog.command.catalog.CatalogTable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready when everything that was in the catalogue's topic at the start has been read. */
final class CatalogHealth implements HealthIndicator {
    private final CatalogFollower follower;
    private final CatalogTable table;

    CatalogHealth(CatalogFollower follower, CatalogTable table) {
        this.follower = follower;
        this.table = table;
    }

    @Override
    public Health health() {
        boolean complete = follower.caughtUp().isDone();
        return (complete ? Health.up() : Health.outOfService())
                .withDetail("articles", table.size())
                .withDetail("lagRecords", follower.lagRecords())
                .build();
    }
}
