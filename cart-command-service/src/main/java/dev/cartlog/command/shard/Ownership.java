package dev.cartlog.command.shard;

import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.Completion;
import dev.cartlog.command.log.KillPoint;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogException;
import dev.cartlog.command.log.LogFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Becoming the owner of a shard and ceasing to be it.
 *
 * <p>The order of steps is the proof. Fencing both lanes first means that nobody else can commit any more; so the bound read
 * after it covers everything that was ever acknowledged; so the state loaded up to that bound is complete. It does not
 * matter whether the group's assignment was stale: whoever fenced last owns the shard, everybody else fails to commit.
 */
final class Ownership {
    static final Duration RETRY_DELAY_MIN = Duration.ofMillis(50);
    static final Duration RETRY_DELAY_MAX = Duration.ofSeconds(2);
    /** A take-over whose reads stop making progress starts again. */
    static final int IDLE_READS_MAX = 3;

    private final int partition;
    private final ShardPorts ports;
    private final ShardState state;
    private final Consumer<Runnable> post;
    private final Runnable refuseWaiting;
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private volatile ShardPhase phase = ShardPhase.ASSIGNED;
    private long term;
    private int failures;
    private long startedNanos;

    Ownership(int partition, ShardPorts ports, ShardState state, Consumer<Runnable> post, Runnable refuseWaiting) {
        this.partition = partition;
        this.ports = ports;
        this.state = state;
        this.post = post;
        this.refuseWaiting = refuseWaiting;
        state.onCommitFailed(this::failed);
    }

    ShardPhase phase() {
        return phase;
    }

    CompletableFuture<Void> released() {
        return released;
    }

    private void to(ShardPhase next) {
        ShardPhase from = phase;
        phase = from.to(next);
        ports.listener().phaseChanged(partition, from, next);
    }

    void begin() {
        if (phase == ShardPhase.ASSIGNED) {
            startedNanos = ports.nanoTime().getAsLong();
            fence();
        }
    }

    private void fence() {
        KillPoint.ASSIGNED.reached();
        to(ShardPhase.FENCING);
        CompletableFuture<Void> both =
                CompletableFuture.allOf(ports.log().fence(Lane.A), ports.log().fence(Lane.B));
        step(both, fenced -> {
            KillPoint.FENCED.reached();
            step(ports.log().stateEnd(), this::load);
        });
    }

    private void load(long bound) {
        to(ShardPhase.LOADING);
        if (state.carts().nextOffset() > bound) {
            // The directory knows more than the log: it belongs to another cluster, or the log lost its tail.
            state.carts().wipe();
        }
        readOn(state.carts().nextOffset(), bound, 0);
    }

    private void readOn(long from, long bound, int idleReads) {
        if (from >= bound) {
            announce();
        } else if (idleReads == IDLE_READS_MAX) {
            failed(new LogException(
                    LogFailure.TAKE_OVER_AGAIN,
                    "reading the state stopped at offset " + from + " before " + bound
                            + "; when this lasts for minutes see docs/runbooks/hanging-transaction.md"));
        } else {
            step(
                    ports.log().readState(from).thenApply(state.carts()::read),
                    piece -> loaded(piece, from, bound, idleReads));
        }
    }

    /** While a piece is stored the next one is read already: on an empty disk both take long. */
    private void loaded(CartTable.Piece piece, long from, long bound, int idleReads) {
        long next = piece.nextOffset();
        if (next > from && next < bound) {
            readOn(next, bound, 0);
            state.carts().load(piece);
        } else {
            state.carts().load(piece);
            readOn(next, bound, idleReads + 1);
        }
    }

    /** The first transaction tells everybody who owns the shard; an owner that was fenced meanwhile cannot write it. */
    private void announce() {
        CompletableFuture<CommitReceipt> announced = ports.log()
                .commit(
                        GroupCommit.LANE_BEFORE_FIRST,
                        List.of(ports.announcement().get()));
        step(announced, receipt -> {
            failures = 0;
            long tookNanos = ports.nanoTime().getAsLong() - startedNanos;
            to(ShardPhase.ACTIVE);
            ports.listener().tookOver(partition, state.carts().carts(), tookNanos);
        });
    }

    /** Goes on with a result on the shard's thread, unless the shard failed or was released in between. */
    private <T> void step(CompletableFuture<T> result, Consumer<T> next) {
        long expected = term;
        Completion.of(
                result,
                (value, failure) -> post.accept(() -> {
                    if (term != expected) {
                        return;
                    }
                    if (failure == null) {
                        next.accept(value);
                    } else {
                        failed(asLogException(failure));
                    }
                }));
    }

    private static LogException asLogException(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof LogException known
                ? known
                : new LogException(LogFailure.TAKE_OVER_AGAIN, "taking the shard over: " + cause, cause);
    }

    private void failed(LogException failure) {
        term++;
        if (phase == ShardPhase.RELEASING) {
            state.forget();
            finish();
            return;
        }
        if (phase != ShardPhase.ACTIVE) {
            ports.listener().takeOverFailed(partition, failure);
        } else {
            startedNanos = ports.nanoTime().getAsLong();
        }
        to(ShardPhase.FAILED);
        state.forget();
        refuseWaiting.run();
        retry(failure.failure() == LogFailure.MISCONFIGURED ? RETRY_DELAY_MAX : nextDelay());
    }

    /** Starts over with nothing in memory, slowly: what went wrong once, such as an unreadable record, may do so again. */
    void crashed(RuntimeException bug) {
        switch (phase) {
            case FENCING, LOADING, ACTIVE, RELEASING ->
                failed(new LogException(LogFailure.MISCONFIGURED, "stopped by " + bug, bug));
            case ASSIGNED, FAILED, RELEASED -> throw bug;
        }
    }

    private Duration nextDelay() {
        if (failures++ == 0) {
            return Duration.ZERO;
        }
        Duration delay = RETRY_DELAY_MIN.multipliedBy(1L << Math.min(failures - 2, 10));
        return delay.compareTo(RETRY_DELAY_MAX) < 0 ? delay : RETRY_DELAY_MAX;
    }

    /** A candidate that the group has already replaced must not fence its successor. */
    private void retry(Duration delay) {
        long expected = term;
        ports.timer()
                .after(
                        delay,
                        () -> post.accept(() -> {
                            if (term == expected) {
                                confirm();
                            }
                        }));
    }

    private void confirm() {
        long expected = term;
        Completion.of(
                ports.membership().confirm(partition),
                (mine, failure) -> post.accept(() -> {
                    if (term != expected) {
                        return;
                    }
                    if (failure != null) {
                        retry(nextDelay());
                    } else if (mine) {
                        to(ShardPhase.ASSIGNED);
                        fence();
                    } else {
                        finish();
                    }
                }));
    }

    void release() {
        switch (phase) {
            case ACTIVE -> {
                to(ShardPhase.RELEASING);
                refuseWaiting.run();
                releaseWhenIdle();
            }
            case ASSIGNED, FENCING, LOADING, FAILED -> {
                refuseWaiting.run();
                finish();
            }
            case RELEASING, RELEASED -> {
                // Already on its way.
            }
        }
    }

    void releaseWhenIdle() {
        state.commits().flush();
        state.carts().store();
        if (state.commits().isIdle()) {
            finish();
        }
    }

    private void finish() {
        term++;
        to(ShardPhase.RELEASED);
        refuseWaiting.run();
        try {
            ports.log().close();
            ports.store().close();
        } finally {
            released.complete(null);
        }
    }
}
