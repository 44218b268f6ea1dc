package dev.cartlog.command.config;

import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.upkeep.DueCarts;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** The due index as this instance's shards keep it. */
record ShardDueCarts(ShardCluster shards) implements DueCarts {
    @Override
    public CompletableFuture<List<CartId>> due(int partition, Instant until, int cartsMax) {
        return shards.due(partition, until, cartsMax);
    }

    @Override
    public void reschedule(int partition, CartId cart, CartVersion seen, OptionalLong atMillis) {
        shards.reschedule(partition, cart, seen, atMillis);
    }
}
