package dev.cartlog.command.config;

import dev.cartlog.command.catalog.CatalogFollower;
import dev.cartlog.command.orders.OrderOutcomes;
import dev.cartlog.command.routing.ShardCluster;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;

/**
 * Takes shards only when the catalogue is complete, so that no article is refused as unknown that is merely not read yet;
 * hands them over only after the last request was answered.
 */
final class Startup implements SmartLifecycle {
    private final CatalogFollower catalog;
    private final ShardCluster shards;
    private final OrderOutcomes orders;
    private volatile boolean running;

    Startup(CatalogFollower catalog, ShardCluster shards, OrderOutcomes orders) {
        this.catalog = catalog;
        this.shards = shards;
        this.orders = orders;
    }

    @Override
    public void start() {
        running = true;
        CompletableFuture<Void> _ = catalog.caughtUp().thenRun(() -> {
            shards.start();
            orders.start();
        });
    }

    @Override
    public void stop() {
        running = false;
        orders.close();
        shards.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server starts, hence after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
    }
}
