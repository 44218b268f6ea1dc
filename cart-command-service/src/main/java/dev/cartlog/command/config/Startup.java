package dev.cartlog.command.config;

import dev.cartlog.command.catalog.CatalogFollower;
import dev.cartlog.command.orders.OrderOutcomes;
import dev.cartlog.command.routing.ShardCluster;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.SmartLifecycle;

/**
 * Joins the group when requests can be taken and the catalogue is complete, so that no article is refused as unknown that
 * is merely not read yet. Hands the shards over while requests are still taken: those that come meanwhile find the next
 * owner instead of a closed door.
 */
final class Startup implements SmartLifecycle {
    private final CatalogFollower catalog;
    private final ShardCluster shards;
    private final OrderOutcomes orders;
    private final Farewell farewell;
    private volatile boolean running;

    Startup(CatalogFollower catalog, ShardCluster shards, OrderOutcomes orders, Farewell farewell) {
        this.catalog = catalog;
        this.shards = shards;
        this.orders = orders;
        this.farewell = farewell;
    }

    @Override
    public void start() {
        running = true;
        shards.follow();
        CompletableFuture<Void> _ = catalog.caughtUp().thenRun(() -> {
            shards.join();
            orders.start();
        });
    }

    @Override
    public void stop() {
        running = false;
        farewell.begin();
        orders.close();
        shards.handOver();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server has started, hence before it stops. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
