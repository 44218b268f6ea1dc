package dev.cartlog.command.shard;

import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.Completion;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogException;
import dev.cartlog.command.log.LogFailure;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.ShardLog;
import dev.cartlog.domain.cart.Cart;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what waiting requests want written into one transaction, and keeps at most one transaction under way: while
 * batch n commits on one lane, batch n+1 gathers for the other. Batch n+1 was decided on what batch n leaves behind, so
 * they fail together.
 *
 * <p>Requests without effect wait as well, for a transaction that began after they were decided. They may have read what is
 * not committed yet; and an owner that has been replaced without noticing learns it from that commit, before it answers
 * from a state that is no longer the newest.
 */
final class GroupCommit {
    /** The lane of whatever was committed before the first batch, so that this takes the other. */
    static final Lane LANE_BEFORE_FIRST = Lane.A;

    private final ShardLog log;
    private final Host host;
    private final BatchLimits limits;
    private Lane lane = LANE_BEFORE_FIRST;
    private long batches;
    private Batch gathering;
    private @Nullable Batch committing;
    private CompletableFuture<Void> handing = CompletableFuture.completedFuture(null);

    /** What the shard does for its group commit. All calls are on the shard's thread. */
    interface Host {
        /** Runs on the shard's thread, soon. */
        void post(Runnable event);

        /** What a batch writes that changes no cart, so that it writes something. */
        List<LogRecord> insteadOfStates();

        /** Before the batch's requests are answered. */
        void committed(Batch batch, long tookNanos);

        /** After the batch's requests were answered. */
        void keep(Batch batch, CommitReceipt receipt);

        /** The commit's outcome is unknown. Calls {@link #abandon}. */
        void commitFailed(LogException failure);

        long nanoTime();
    }

    GroupCommit(ShardLog log, Host host, BatchLimits limits) {
        this.log = log;
        this.host = host;
        this.limits = limits;
        this.gathering = new Batch(0);
    }

    boolean hasRoom() {
        return gathering.requests() < limits.requestsMax() && gathering.bytes() < limits.bytesMax();
    }

    /** @param state of the cart after the events, as a record that need not be encoded yet */
    CompletableFuture<Void> append(List<LogRecord> events, Cart after, LogRecord state) {
        gathering.touch(after, state);
        CompletableFuture<Void> committed = append(events);
        handOver();
        return committed;
    }

    /**
     * Gives the lane's thread to do what needs not wait for the end of the batch. Behind a transaction that is under way
     * nothing may be appended: it might come before what it follows.
     */
    private void handOver() {
        if (gathering.statesNotHanded() < limits.handedTogetherMin() || !handing.isDone()) {
            return;
        }
        handing = committing == null
                ? log.append(lane.other(), gathering.takeToAppend())
                : log.encode(lane.other(), gathering.takeToEncode());
    }

    /** Events that no state record follows. */
    CompletableFuture<Void> append(List<LogRecord> events) {
        gathering.add(events);
        return gathering.committed();
    }

    CompletableFuture<Void> settle() {
        gathering.join();
        return gathering.committed();
    }

    /** The number of the batch that the next append joins. */
    long gatheringNumber() {
        return gathering.number();
    }

    boolean isIdle() {
        return committing == null && gathering.requests() == 0;
    }

    /** Starts the next transaction, if there is something to write and none under way. */
    void flush() {
        if (committing != null || gathering.requests() == 0) {
            return;
        }
        Batch batch = gathering;
        committing = batch;
        gathering = new Batch(++batches);
        lane = lane.other();
        List<LogRecord> rest = new ArrayList<>(batch.rest());
        if (batch.touched().isEmpty()) {
            rest.addAll(host.insteadOfStates());
        }
        long startedNanos = host.nanoTime();
        Completion.of(
                log.commit(lane, batch.appended(), rest),
                (receipt, failure) -> host.post(() -> {
                    if (committing == batch) {
                        finish(batch, receipt, failure, startedNanos);
                    }
                }));
    }

    /**
     * What has gathered is on its way before the batch is answered, and the batch is answered before it is stored: the broker
     * waits for neither, and an answer does not wait for the disk.
     */
    private void finish(Batch batch, @Nullable CommitReceipt receipt, @Nullable Throwable failure, long startedNanos) {
        if (receipt == null) {
            host.commitFailed(failureOf(failure));
            return;
        }
        long tookNanos = host.nanoTime() - startedNanos;
        committing = null;
        flush();
        host.committed(batch, tookNanos);
        batch.committed().complete(null);
        host.keep(batch, receipt);
    }

    /** Forgets both batches: the one under way may or may not be written, the gathering one never will be. */
    void abandon() {
        Batch lost = committing;
        Batch unsent = gathering;
        committing = null;
        gathering = new Batch(++batches);
        if (lost != null) {
            lost.committed().completeExceptionally(new NotAnswered(Undecided.OUTCOME_UNKNOWN));
        }
        unsent.committed().completeExceptionally(new NotAnswered(Undecided.SHARD_MOVING));
    }

    private static LogException failureOf(@Nullable Throwable failure) {
        return failure instanceof LogException known
                ? known
                : new LogException(LogFailure.TAKE_OVER_AGAIN, "commit failed: " + failure);
    }
}
