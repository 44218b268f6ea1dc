package dev.cartlog.command.config;

import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.routing.ShardView;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready when every cart can be written through this instance, each shard being here or known to be elsewhere, and when it
 * has its part in the group: who replaces instances one after the other may go on to the next.
 */
final class ShardsHealth implements HealthIndicator {
    private final ShardCluster shards;

    ShardsHealth(ShardCluster shards) {
        this.shards = shards;
    }

    @Override
    public Health health() {
        Map<String, String> placements = new TreeMap<>();
        boolean complete = shards.isMember();
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
