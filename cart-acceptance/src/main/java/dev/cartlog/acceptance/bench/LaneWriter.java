package dev.cartlog.acceptance.bench;

import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.Completion;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.ShardLog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Group commit over the shard's own log, without Axon, domain, state or encoding: all that waits, in one transaction. */
final class LaneWriter implements Writer {
    private static final int BATCH_COMMANDS_MAX = 2_048;

    private final ShardLog log;
    private final boolean alternating;
    private final LogRecord event;
    private final LogRecord state;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("bench-lanes").daemon().factory());
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Lane lane = Lane.A;
    private boolean committing;

    /** @param alternating over two transactional ids; else over one */
    LaneWriter(ShardLog log, boolean alternating, Sample sample) {
        this.log = log;
        this.alternating = alternating;
        this.event = sample.event();
        this.state = sample.state();
        log.fence(Lane.A).join();
        log.fence(Lane.B).join();
    }

    @Override
    public void send(Runnable done) {
        thread.execute(() -> {
            waiting.add(done);
            flush();
        });
    }

    private void flush() {
        if (committing || waiting.isEmpty()) {
            return;
        }
        List<Runnable> batch = new ArrayList<>();
        List<LogRecord> records = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < BATCH_COMMANDS_MAX) {
            batch.add(waiting.remove());
            records.add(event);
            records.add(state);
        }
        committing = true;
        lane = alternating ? lane.other() : lane;
        Completion.of(
                log.commit(lane, records),
                (receipt, failure) -> thread.execute(() -> committed(batch, receipt, failure)));
    }

    private void committed(List<Runnable> batch, @Nullable CommitReceipt receipt, @Nullable Throwable failure) {
        if (receipt == null) {
            throw new IllegalStateException("a commit failed", failure);
        }
        committing = false;
        batch.forEach(Runnable::run);
        flush();
    }

    @Override
    public void close() {
        log.close();
        thread.shutdown();
    }
}
