package dev.cartlog.command.upkeep;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.merge.MergeResumption;
import dev.cartlog.domain.upkeep.Deadlines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The upkeep of all shards of this instance. A shard that is not active here has nothing due here, so upkeep begins when a
 * shard becomes active and ends when it stops being it.
 */
public final class Upkeep implements AutoCloseable {
    /** Between two looks at a shard's due index that find little. */
    static final Duration TURN = Duration.ofSeconds(1);

    private static final Duration CLOSE_WAIT_MAX = Duration.ofSeconds(2);

    private final Parts parts;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("cart-upkeep-", 0).factory());

    /**
     * What upkeep needs.
     *
     * @param gateway takes steps to carts wherever they are
     * @param partitions of all carts
     */
    public record Parts(
            DueCarts carts,
            CartGateway gateway,
            MergeResumption merges,
            int partitions,
            Deadlines deadlines,
            InstantSource clock,
            UpkeepListener listener) {}

    public Upkeep(Parts parts) {
        this.parts = parts;
    }

    /** Returns at once. */
    public void start() {
        Chores chores = new Chores(parts.gateway(), parts.merges());
        IntStream.range(0, parts.partitions())
                .mapToObj(partition -> new ShardUpkeep(
                        partition, parts.carts(), chores, parts.deadlines(), parts.clock(), parts.listener()))
                .forEach(shard -> threads.execute(() -> run(shard)));
    }

    private void run(ShardUpkeep shard) {
        try {
            boolean more = false;
            while (more || !closing.await(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                more = turn(shard) && closing.getCount() > 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A bug met once must not end the upkeep of all other carts. */
    private boolean turn(ShardUpkeep shard) throws InterruptedException {
        try {
            return shard.turn(threads);
        } catch (RejectedExecutionException e) {
            // Only once closing has begun.
            return false;
        } catch (RuntimeException e) {
            parts.listener().failed(shard.partition(), e);
            return false;
        }
    }

    /** Begins nothing more. What is under way may be cut off: it is due again wherever the shard goes. */
    @Override
    public void close() {
        closing.countDown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
