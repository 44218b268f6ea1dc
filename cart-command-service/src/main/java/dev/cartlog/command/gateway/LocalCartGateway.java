package dev.cartlog.command.gateway;

import dev.cartlog.command.routing.CartShards;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.command.shard.ShardReply.NotDecided;
import dev.cartlog.command.shard.Undecided;
import dev.cartlog.domain.request.CartRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/** Submits to this instance's shards, and waits a bounded time for one that is on its way here. */
public final class LocalCartGateway implements CartGateway {
    /** The longest a request waits for its shard. */
    public static final Duration SHARD_WAIT_MAX = Duration.ofSeconds(5);

    private final CartShards shards;
    private final LongSupplier nanoTime;

    public LocalCartGateway(CartShards shards, LongSupplier nanoTime) {
        this.shards = shards;
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        return submit(request, headers, nanoTime.getAsLong() + SHARD_WAIT_MAX.toNanos());
    }

    private CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers, long deadlineNanos) {
        int partition = shards.partitionOf(request.target().routingKey());
        Placement seen = shards.place(partition);
        return shards.submit(request, headers).thenCompose(reply -> {
            Duration left = Duration.ofNanos(deadlineNanos - nanoTime.getAsLong());
            boolean moving = reply instanceof NotDecided undecided && undecided.reason() == Undecided.SHARD_MOVING;
            if (!moving || left.isNegative() || seen instanceof Placement.Remote) {
                return CompletableFuture.completedFuture(reply);
            }
            // Nothing happened to the request, so it may be sent again as it is.
            return shards.placementChange(partition, seen, left)
                    .thenCompose(changed -> changed.equals(seen)
                            ? CompletableFuture.completedFuture(reply)
                            : submit(request, headers, deadlineNanos));
        });
    }
}
