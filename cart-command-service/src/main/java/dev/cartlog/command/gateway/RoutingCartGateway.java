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

/**
 * Submits to the shard wherever it is. A shard that is on its way is waited for; a request whose outcome is not known is
 * submitted again, which is safe because its command id takes effect once. Both for a bounded time.
 */
public final class RoutingCartGateway implements CartGateway {
    /** The longest a request waits for its shard; more than the take-over from an owner that was killed takes. */
    public static final Duration SHARD_WAIT_MAX = Duration.ofSeconds(8);

    /** A placement that turned out wrong is tried again after this long, though nothing new was announced; then after longer. */
    private static final Duration ASK_AGAIN_MIN = Duration.ofMillis(50);

    private static final int DOUBLINGS_MAX = 3;

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
        int partition = shards.partitionOf(request.target().routingKey());
        long deadlineNanos = nanoTime.getAsLong() + SHARD_WAIT_MAX.toNanos();
        return submit(new Errand(request, headers, partition, deadlineNanos, 0, false));
    }

    /**
     * A request on its way.
     *
     * @param tries how often it was submitted in vain
     * @param inDoubt an earlier submission may have taken effect: only a decision may say more than that
     */
    private record Errand(
            CartRequest request,
            Map<String, String> headers,
            int partition,
            long deadlineNanos,
            int tries,
            boolean inDoubt) {
        Errand after(Undecided reason) {
            boolean doubtful = inDoubt || reason == Undecided.OUTCOME_UNKNOWN;
            return new Errand(request, headers, partition, deadlineNanos, tries + 1, doubtful);
        }

        long pauseNanos() {
            return ASK_AGAIN_MIN.toNanos() << Math.min(tries, DOUBLINGS_MAX);
        }

        ShardReply givenUp(Undecided reason) {
            return new NotDecided(inDoubt ? Undecided.OUTCOME_UNKNOWN : reason);
        }
    }

    private CompletableFuture<ShardReply> submit(Errand errand) {
        Placement seen = shards.place(errand.partition());
        CompletableFuture<ShardReply> reply = switch (seen) {
            case Placement.Local local -> shards.submit(errand.request(), errand.headers());
            case Placement.Moving moving -> CompletableFuture.completedFuture(new NotDecided(Undecided.SHARD_MOVING));
            case Placement.Remote remote -> ask(remote, errand);
        };
        return reply.thenCompose(answer -> switch (answer) {
            case ShardReply.Decided decided -> CompletableFuture.completedFuture(answer);
            case NotDecided undecided -> undecided(errand, seen, undecided.reason());
        });
    }

    /** A peer that lost the shard meanwhile may be frozen or cut off: its successor is asked instead of waiting for it. */
    private CompletableFuture<ShardReply> ask(Placement.Remote peer, Errand errand) {
        CompletableFuture<ShardReply> reply = peers.submit(peer.url(), errand.request(), errand.headers());
        CompletableFuture<Placement> change = shards.placementChange(errand.partition(), peer, PeerClient.ANSWER_MAX);
        CompletableFuture<Void> _ = change.thenAccept(now -> {
            if (!now.equals(peer)) {
                reply.complete(new NotDecided(Undecided.OUTCOME_UNKNOWN));
            }
        });
        return reply.whenComplete((answer, failure) -> change.cancel(false));
    }

    private CompletableFuture<ShardReply> undecided(Errand errand, Placement seen, Undecided reason) {
        long leftNanos = errand.deadlineNanos() - nanoTime.getAsLong();
        if (reason == Undecided.MAILBOX_FULL || leftNanos <= 0) {
            return CompletableFuture.completedFuture(errand.givenUp(reason));
        }
        boolean willTell = seen instanceof Placement.Moving;
        Duration wait = Duration.ofNanos(willTell ? leftNanos : Math.min(leftNanos, errand.pauseNanos()));
        return shards.placementChange(errand.partition(), seen, wait)
                .thenComposeAsync(placement -> submit(errand.after(reason)));
    }
}
