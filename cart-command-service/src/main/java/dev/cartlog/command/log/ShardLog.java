package dev.cartlog.command.log;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One partition's log as a candidate owner uses it. The shard calls the steps in the order that makes a take-over correct;
 * this port only carries them out.
 *
 * <p>Every future completes within a bounded time, on a thread of the log's: the caller hands the result over to its own
 * thread. It fails with {@link LogException} only. At most one call per lane and one read are under way at a time, and one to
 * {@link #encode} or {@link #append}.
 */
public interface ShardLog extends AutoCloseable {

    /**
     * Takes a lane over: whoever used it before cannot commit any more, and what it left open is aborted or completed
     * before the future completes.
     */
    CompletableFuture<Void> fence(Lane lane);

    /**
     * The offset after the last record of the state stream, <em>uncommitted and aborted ones included</em>. A bound that
     * stops at the last stable offset could miss acknowledged records behind an open transaction.
     */
    CompletableFuture<Long> stateEnd();

    /**
     * Reads committed state records from an offset on, in order; a piece may be empty while there is more to come.
     * Nothing of an aborted transaction is ever returned.
     */
    CompletableFuture<StateChunk> readState(long fromOffset);

    /**
     * Makes the bytes of records that may be part of a lane's next commit, while others are being decided. Nothing is
     * written, and nothing depends on it but the time: whatever went wrong here goes wrong in the commit as well.
     *
     * @return completes when another call is worth making; also when nothing was done
     */
    CompletableFuture<Void> encode(Lane lane, List<LogRecord> records);

    /**
     * Hands over the first records of a lane's next commit, while the others are being decided. They may be on the broker
     * at once, before anything else that is not: only to be called while no commit is under way, or they would come before
     * what they follow.
     *
     * @return completes when another call is worth making. Need not be looked at when it fails: the commit then fails too
     */
    CompletableFuture<Void> append(Lane lane, List<LogRecord> records);

    /** Writes the records in one transaction, as {@link #commit(Lane, long, List)} does. */
    default CompletableFuture<CommitReceipt> commit(Lane lane, List<LogRecord> records) {
        return commit(lane, 0, records);
    }

    /**
     * Writes in one transaction what was appended and the rest. When the future fails, nobody knows whether it was written:
     * the caller must forget what it thought it knew and take over again.
     *
     * @param appended how many records were handed to {@link #append} since the lane's last commit; nothing is written
     *     unless all of them arrived
     */
    CompletableFuture<CommitReceipt> commit(Lane lane, long appended, List<LogRecord> rest);

    /** Gives up both lanes and every thread and connection. What is under way fails. */
    @Override
    void close();
}
