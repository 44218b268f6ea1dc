package dev.cartlog.command.routing;

import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.RoutingKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The shards of all carts, as seen from one instance. Used by any thread. */
public interface CartShards {

    /** The shard of a routing key: the same on every instance, for ever. */
    int partitionOf(RoutingKey key);

    Placement place(int partition);

    /**
     * Waits until a shard is placed otherwise than seen.
     *
     * @param timeout bounds the wait; then the placement may be the one seen
     * @return never fails; completes on a thread of the routing, to be left at once; cancelled, it is no longer waited for
     */
    CompletableFuture<Placement> placementChange(int partition, Placement seen, Duration timeout);

    /**
     * Has a request decided by this instance's shard. A shard that is not here answers {@code SHARD_MOVING}; requests are
     * not forwarded.
     *
     * @param headers to be written with the request's events, such as {@code traceparent}
     * @return completes on the shard's thread, to be left at once; fails only when a bug was met
     */
    CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers);

    /** For operators: every shard, by partition. */
    List<ShardView> views();
}
