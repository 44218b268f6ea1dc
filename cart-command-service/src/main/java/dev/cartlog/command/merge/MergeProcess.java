package dev.cartlog.command.merge;

import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.shard.Undecided;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Merges for those who ask over HTTP. Nobody is kept waiting for long: once the intent is durable, the merge goes on by
 * itself, here or wherever its carts are.
 */
public final class MergeProcess {
    /** So long an answer is waited for; then the asker is told that the merge goes on without them. */
    public static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(2);

    /** Merges under way at the same time, waited for or not; each ends or is given up within ten seconds. */
    static final int RUNS_MAX = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(MergeProcess.class);

    private final CartGateway gateway;
    private final LongSupplier nanoTime;
    private final Executor threads;
    private final Semaphore runs = new Semaphore(RUNS_MAX);

    /** @param threads one for each merge, virtual */
    public MergeProcess(CartGateway gateway, LongSupplier nanoTime, Executor threads) {
        this.gateway = gateway;
        this.nanoTime = nanoTime;
        this.threads = threads;
    }

    /**
     * Merges, or answers what the same merge came to before. Blocks; to be called on a virtual thread.
     *
     * @return {@link MergeAnswer.Pending} when the merge takes longer than {@link #ANSWER_WAIT_MAX} and is durable
     */
    public MergeAnswer merge(MergeOrder order) {
        if (!runs.tryAcquire()) {
            return new MergeAnswer.NotDecided(Undecided.MAILBOX_FULL);
        }
        CompletableFuture<MergeAnswer> durable = new CompletableFuture<>();
        Steps steps = new Steps(gateway, nanoTime, order.correlationId(), order.headers());
        CompletableFuture<MergeAnswer> ended = CompletableFuture.supplyAsync(
                        () -> new MergeRequest(steps, order, durable::complete).make(), threads)
                .whenComplete((answer, failure) -> {
                    runs.release();
                    if (failure != null) {
                        LOG.error("Merge {} met a bug; its carts resume it", order.mergeId(), failure);
                    }
                });
        return ended.applyToEither(after(ANSWER_WAIT_MAX, durable), Function.identity())
                .join();
    }

    /** What has been known for so long, or as soon as it is known. */
    private static <T> CompletableFuture<T> after(Duration wait, CompletableFuture<T> known) {
        return new CompletableFuture<Boolean>()
                .completeOnTimeout(true, wait.toMillis(), TimeUnit.MILLISECONDS)
                .thenCombine(known, (waited, value) -> value);
    }
}
