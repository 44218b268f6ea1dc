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

/** Submits to the shard wherever it is, and waits a bounded time for one that is on its way. */
public final class RoutingCartGateway implements CartGateway {
    /** The longest a request waits for its shard. */
    public static final Duration SHARD_WAIT_MAX = Duration.ofSeconds(5);

    /** A placement that turned out wrong is tried again after this long, though nothing new was announced. */
    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    private final CartShards shards;
    private final PeerClient peers;
    private final LongSupplier nanoTime;

    public RoutingCartGateway(CartShards shards, PeerClient peers, LongSupplier nanoTime) {
        this.shards = shards;
        this.peers = peers;
        this.nanoTime = nanoTime;
    }

    @Override
    public CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers) {
        return submit(request, headers, nanoTime.getAsLong() + SHARD_WAIT_MAX.toNanos());
    }

    private CompletableFuture<ShardReply> submit(CartRequest request, Map<String, String> headers, long deadlineNanos) {
        int partition = shards.partitionOf(request.target().routingKey());
        Placement seen = shards.place(partition);
        CompletableFuture<ShardReply> reply = switch (seen) {
            case Placement.Local local -> shards.submit(request, headers);
            case Placement.Moving moving -> CompletableFuture.completedFuture(new NotDecided(Undecided.SHARD_MOVING));
            case Placement.Remote remote -> peers.submit(remote.url(), request, headers);
        };
        return reply.thenCompose(answer -> isMoving(answer)
                ? afterMove(request, headers, deadlineNanos, new Seen(partition, seen, answer))
                : CompletableFuture.completedFuture(answer));
    }

    private record Seen(int partition, Placement placement, ShardReply answer) {}

    private static boolean isMoving(ShardReply reply) {
        return reply instanceof NotDecided undecided && undecided.reason() == Undecided.SHARD_MOVING;
    }

    /** Nothing happened to the request, so it may be sent again as it is. */
    private CompletableFuture<ShardReply> afterMove(
            CartRequest request, Map<String, String> headers, long deadlineNanos, Seen seen) {
        long leftNanos = deadlineNanos - nanoTime.getAsLong();
        if (leftNanos <= 0) {
            return CompletableFuture.completedFuture(seen.answer());
        }
        boolean willTell = seen.placement() instanceof Placement.Moving;
        Duration wait = Duration.ofNanos(willTell ? leftNanos : Math.min(leftNanos, ASK_AGAIN.toNanos()));
        return shards.placementChange(seen.partition(), seen.placement(), wait)
                .thenComposeAsync(placement -> submit(request, headers, deadlineNanos));
    }
}
