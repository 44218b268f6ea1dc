package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.Completion;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogException;
import dev.cartlog.command.log.LogFailure;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.ShardLog;
import dev.cartlog.command.log.StateChunk;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One instance's connection to the broker: slow, losing requests and answers, and delivering some far too late. */
final class SimShardLog implements ShardLog {
    private static final long CALL_NANOS_MAX = 2_000_000;
    private static final long MARKER_NANOS_MAX = 24_000_000;
    private static final long TRANSACTION_TIMEOUT_NANOS = 400_000_000;
    private static final long TIMEOUT_NANOS = 50_000_000;

    private final World world;
    private final SimBroker broker;
    private final String node;
    private final Faults faults;
    private final Map<Lane, Integer> epochs = new EnumMap<>(Lane.class);
    private final Map<Lane, SimTransaction> transactions = new EnumMap<>(Lane.class);

    SimShardLog(World world, SimBroker broker, String node, Faults faults) {
        this.world = world;
        this.broker = broker;
        this.node = node;
        this.faults = faults;
    }

    private boolean is(Mutant mutant) {
        return faults.mutant() == mutant;
    }

    private String id(Lane lane) {
        return is(Mutant.DISTINCT_IDS) ? node + lane : lane.transactionalId(0);
    }

    /** A request carries the epoch that its producer had when it was sent, however late it arrives. */
    private boolean isFenced(Lane lane, int epoch) {
        return !is(Mutant.NO_FENCING) && !broker.isCurrent(id(lane), epoch);
    }

    @Override
    public CompletableFuture<Void> fence(Lane lane) {
        transactions.remove(lane);
        CompletableFuture<Void> answer = new CompletableFuture<>();
        request(answer, () -> fenceWhenEnded(lane, answer));
        return answer;
    }

    /** As a client does it: again, until the transaction that the previous owner decided has ended. */
    private void fenceWhenEnded(Lane lane, CompletableFuture<Void> answer) {
        if (is(Mutant.NO_FENCING)) {
            respond(answer, () -> answer.complete(null));
        } else if (broker.isEnding(id(lane))) {
            world.soon(CALL_NANOS_MAX, () -> fenceWhenEnded(lane, answer));
        } else {
            int epoch = broker.fence(id(lane));
            if (!answer.isDone()) {
                epochs.put(lane, epoch);
            }
            respond(answer, () -> answer.complete(null));
        }
    }

    @Override
    public CompletableFuture<Void> encode(Lane lane, List<LogRecord> records) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Long> stateEnd() {
        return call(() -> is(Mutant.BOUND_BY_STABLE_OFFSET) ? broker.stableOffset() : broker.highWatermark());
    }

    @Override
    public CompletableFuture<StateChunk> readState(long fromOffset) {
        return call(() -> broker.readState(fromOffset));
    }

    private <T> CompletableFuture<T> call(Supplier<T> atBroker) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        request(answer, () -> {
            T value = atBroker.get();
            respond(answer, () -> answer.complete(value));
        });
        return answer;
    }

    /** On its way to the broker: in time, or after the caller gave up, or never. */
    private void request(CompletableFuture<?> answer, Runnable atBroker) {
        if (!world.oneIn(faults.lossOneIn())) {
            world.soon(CALL_NANOS_MAX, atBroker);
            return;
        }
        timeOut(answer);
        if (world.oneIn(2)) {
            world.soon(2 * TIMEOUT_NANOS, atBroker);
        }
    }

    private void respond(CompletableFuture<?> answer, Runnable completion) {
        if (world.oneIn(faults.lossOneIn())) {
            timeOut(answer);
        } else {
            world.soon(CALL_NANOS_MAX, completion);
        }
    }

    @Override
    public CompletableFuture<Void> append(Lane lane, List<LogRecord> records) {
        CompletableFuture<Void> handedOver = new CompletableFuture<>();
        SimTransaction transaction = transactions.computeIfAbsent(lane, this::begun);
        send(transaction, records);
        world.soon(CALL_NANOS_MAX, () -> handedOver.complete(null));
        return handedOver;
    }

    private SimTransaction begun(Lane lane) {
        return new SimTransaction(lane, epochs.getOrDefault(lane, -1));
    }

    /** On its way while the caller goes on; what becomes of it shows when the transaction is committed. */
    private void send(SimTransaction transaction, List<LogRecord> records) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        List<LogRecord> sent = List.copyOf(records);
        long from = transaction.sent();
        transaction.send(sent.size(), written);
        request(written, () -> write(transaction, from, sent, written));
    }

    @Override
    public CompletableFuture<CommitReceipt> commit(Lane lane, long appended, List<LogRecord> rest) {
        CompletableFuture<CommitReceipt> answer = new CompletableFuture<>();
        SimTransaction transaction =
                Optional.ofNullable(transactions.remove(lane)).orElseGet(() -> begun(lane));
        if (transaction.sent() != appended) {
            throw new IllegalStateException("of " + appended + " records there are " + transaction.sent());
        }
        if (is(Mutant.ANSWER_BEFORE_COMMIT)) {
            answer.complete(new CommitReceipt(CommitReceipt.NO_STATE));
        }
        send(transaction, rest);
        Completion.of(transaction.written(), (done, failure) -> {
            if (failure == null || is(Mutant.PART_OF_A_TRANSACTION)) {
                request(answer, () -> decide(transaction, answer));
            } else {
                fail(answer);
            }
        });
        return answer;
    }

    private void write(SimTransaction to, long from, List<LogRecord> records, CompletableFuture<Void> written) {
        boolean outOfOrder = to.arrived() < from && !is(Mutant.PART_OF_A_TRANSACTION);
        boolean tooEarly = outOfOrder || (!to.hasBegun() && broker.isEnding(id(to.lane())));
        if (isFenced(to.lane(), to.epoch())) {
            world.soon(CALL_NANOS_MAX, () -> fail(written));
        } else if (tooEarly && !to.hasFailed()) {
            world.soon(CALL_NANOS_MAX, () -> write(to, from, records, written));
        } else if (tooEarly) {
            fail(written);
        } else {
            // When what follows is lost, the transaction stays open until somebody fences the lane, or its time is up.
            to.arrive(broker, id(to.lane()), records)
                    .ifPresent(begun ->
                            world.after(TRANSACTION_TIMEOUT_NANOS, () -> broker.giveUp(id(to.lane()), begun)));
            respond(written, () -> written.complete(null));
        }
    }

    private void decide(SimTransaction transaction, CompletableFuture<CommitReceipt> answer) {
        Lane lane = transaction.lane();
        if (isFenced(lane, transaction.epoch()) || !transaction.hasBegun()) {
            world.soon(CALL_NANOS_MAX, () -> fail(answer));
            return;
        }
        CommitReceipt receipt = new CommitReceipt(broker.commit(transaction.atBroker()));
        world.soon(MARKER_NANOS_MAX, () -> broker.end(id(lane), transaction.atBroker()));
        respond(answer, () -> answer.complete(receipt));
    }

    private void timeOut(CompletableFuture<?> answer) {
        world.after(TIMEOUT_NANOS, () -> fail(answer));
    }

    private static void fail(CompletableFuture<?> answer) {
        answer.completeExceptionally(new LogException(LogFailure.TAKE_OVER_AGAIN, "simulated"));
    }

    @Override
    public void close() {
        // Requests under way stay under way, as in a network.
    }
}
