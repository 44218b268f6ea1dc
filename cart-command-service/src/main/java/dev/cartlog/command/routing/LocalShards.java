package dev.cartlog.command.routing;

import dev.cartlog.command.shard.Shard;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** The shards that the group gave to this instance. One shard object serves one assignment. */
final class LocalShards implements ShardGroup.Assignments {
    /** The longest a rebalance waits for what was decided here to be committed. */
    static final Duration RELEASE_MAX = Duration.ofSeconds(5);

    private final IntFunction<ShardThread> create;
    private final Map<Integer, ShardThread> threads = new ConcurrentHashMap<>();
    private final Map<Integer, CompletableFuture<Void>> released = new ConcurrentHashMap<>();

    /** @param create a shard and its thread, neither started */
    LocalShards(IntFunction<ShardThread> create) {
        this.create = create;
    }

    Optional<Shard> shard(int partition) {
        return Optional.ofNullable(threads.get(partition)).map(ShardThread::shard);
    }

    /** Only when an earlier shard of the partition is gone: both would use the same directory. */
    @Override
    public void assigned(int partition) {
        CompletableFuture<Void> before = released.getOrDefault(partition, CompletableFuture.completedFuture(null));
        before.copy()
                .completeOnTimeout(null, RELEASE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        ShardThread thread = create.apply(partition);
        threads.put(partition, thread);
        released.put(partition, thread.shard().released());
        thread.start();
        thread.shard().assign();
    }

    @Override
    public void revoked(Collection<Integer> partitions) {
        lost(partitions);
        CompletableFuture<?>[] pending = partitions.stream()
                .map(partition -> released.getOrDefault(partition, CompletableFuture.completedFuture(null)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(pending)
                .completeOnTimeout(null, RELEASE_MAX.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Does not wait: whatever these shards still try to commit is fenced by their next owners. */
    @Override
    public void lost(Collection<Integer> partitions) {
        for (int partition : partitions) {
            ShardThread thread = threads.remove(partition);
            if (thread != null) {
                CompletableFuture<Void> _ = thread.shard().release();
            }
        }
    }
}
