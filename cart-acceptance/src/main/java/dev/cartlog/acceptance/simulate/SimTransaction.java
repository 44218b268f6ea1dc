package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.log.Completion;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogRecord;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A transaction as its client sees it: its records leave in several requests, and arrive in their order or not at all. */
final class SimTransaction {
    private final Lane lane;
    private final int epoch;
    private CompletableFuture<Void> written = CompletableFuture.completedFuture(null);
    private boolean failed;
    private long sent;
    private long arrived;
    private SimBroker.@Nullable Transaction atBroker;

    /** @param epoch that its producer had when it began */
    SimTransaction(Lane lane, int epoch) {
        this.lane = lane;
        this.epoch = epoch;
    }

    Lane lane() {
        return lane;
    }

    int epoch() {
        return epoch;
    }

    /** Records that left, whatever became of them. */
    long sent() {
        return sent;
    }

    void send(int records, CompletableFuture<Void> request) {
        sent += records;
        written = CompletableFuture.allOf(written, request);
        Completion.of(request, (done, failure) -> failed |= failure != null);
    }

    /** Completes when all of its requests came to an end; fails when one of them was not answered. */
    CompletableFuture<Void> written() {
        return written;
    }

    boolean hasFailed() {
        return failed;
    }

    boolean hasBegun() {
        return atBroker != null;
    }

    long arrived() {
        return arrived;
    }

    /** The broker's transaction when these are its first records. */
    Optional<SimBroker.Transaction> arrive(SimBroker broker, String transactionalId, List<LogRecord> records) {
        arrived += records.size();
        SimBroker.Transaction known = atBroker;
        if (known != null) {
            broker.write(known, records);
            return Optional.empty();
        }
        SimBroker.Transaction begun = broker.begin(transactionalId, records);
        atBroker = begun;
        return Optional.of(begun);
    }

    SimBroker.Transaction atBroker() {
        return Objects.requireNonNull(atBroker);
    }
}
