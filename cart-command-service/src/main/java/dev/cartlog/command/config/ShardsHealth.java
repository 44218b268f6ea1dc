package dev.cartlog.command.config;

import dev.cartlog.command.routing.CartShards;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.routing.ShardView;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ready when every cart can be written through this instance: each shard is here, or known to be elsewhere. */
final class ShardsHealth implements HealthIndicator {
    private final CartShards shards;

    ShardsHealth(CartShards shards) {
        this.shards = shards;
    }

    @Override
    public Health health() {
        Map<String, String> placements = new TreeMap<>();
        boolean complete = true;
        for (ShardView view : shards.views()) {
            Placement placement = shards.place(view.partition());
            complete &= !(placement instanceof Placement.Moving);
            placements.put(Integer.toString(view.partition()), word(placement));
        }
        return (complete ? Health.up() : Health.outOfService())
                .withDetails(placements)
                .build();
    }

    private static String word(Placement placement) {
        return switch (placement) {
            case Placement.Local local -> "here";
            case Placement.Remote remote -> "at " + remote.instance();
            case Placement.Moving moving -> "moving";
        };
    }
}
