package dev.cartlog.command.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.command.axon.EventReads;
import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.Lane;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.command.log.ShardLog;
import dev.cartlog.command.log.StateChunk;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** More requests than a shard takes, while its log is slow. */
class FullMailboxTest {
    private static final int TOO_MANY = 1_000;
    private static final int BATCH_REQUESTS_MAX = 256;

    private final HeldLog log = new HeldLog();
    private final Shard shard = new Shard(0, ports(), () -> {});

    private ShardPorts ports() {
        return new ShardPorts(
                log,
                new HeapCartStore(),
                new ObjectRecords(),
                (EventReads) Proxy.newProxyInstance(
                        EventReads.class.getClassLoader(), new Class<?>[] {EventReads.class}, (proxy, method, args) -> {
                            throw new AssertionError("nothing is read");
                        }),
                next -> Requests.world(Instant.EPOCH, next),
                cart -> OptionalLong.empty(),
                () -> 0,
                (delay, action) -> {
                    throw new AssertionError("nothing fails");
                },
                partition -> CompletableFuture.completedFuture(true),
                () -> new LogRecord(LogStream.OWNERS, "0", new byte[0], Map.of()),
                ShardListener.NONE,
                new BatchLimits(BATCH_REQUESTS_MAX, Long.MAX_VALUE));
    }

    @Test
    void whoFindsNoRoomIsToldAndAllOthersAreAnswered() {
        shard.assign();
        shard.pump();
        log.commitAll(shard);
        assertThat(shard.phase()).isEqualTo(ShardPhase.ACTIVE);

        CartId cart = Requests.guestCart(1);
        List<CompletableFuture<ShardReply>> replies = new ArrayList<>();
        for (int i = 0; i < Shard.MAILBOX_REQUESTS_MAX + TOO_MANY; i++) {
            replies.add(shard.submit(Requests.create(cart, "create-" + i), Map.of()));
        }
        assertThat(replies.stream().filter(CompletableFuture::isDone))
                .hasSize(TOO_MANY)
                .allSatisfy(
                        reply -> assertThat(reply.join()).isEqualTo(new ShardReply.NotDecided(Undecided.MAILBOX_FULL)));

        shard.pump();
        log.commitAll(shard);
        assertThat(replies).allMatch(CompletableFuture::isDone);
        assertThat(replies.stream().map(CompletableFuture::join).filter(ShardReply.Decided.class::isInstance))
                .hasSize(Shard.MAILBOX_REQUESTS_MAX);
        assertThat(replies.getFirst().join())
                .isInstanceOfSatisfying(
                        ShardReply.Decided.class,
                        decided -> assertThat(decided.outcome()).isInstanceOf(Outcome.Applied.class));

        CompletableFuture<ShardReply> later = shard.submit(Requests.add(cart, "sku-1", 1, "later"), Map.of());
        shard.pump();
        log.commitAll(shard);
        assertThat(later.join()).isInstanceOf(ShardReply.Decided.class);
    }

    /** A log whose commits take as long as the test wants. */
    private static final class HeldLog implements ShardLog {
        private final Queue<CompletableFuture<CommitReceipt>> held = new ArrayDeque<>();
        private long offset;

        void commitAll(Shard shard) {
            CompletableFuture<CommitReceipt> next;
            while ((next = held.poll()) != null) {
                next.complete(new CommitReceipt(++offset));
                shard.pump();
            }
        }

        @Override
        public CompletableFuture<Void> fence(Lane lane) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletableFuture<Long> stateEnd() {
            return CompletableFuture.completedFuture(0L);
        }

        @Override
        public CompletableFuture<StateChunk> readState(long fromOffset) {
            throw new AssertionError("there is nothing to load");
        }

        @Override
        public CompletableFuture<CommitReceipt> commit(Lane lane, List<LogRecord> records) {
            CompletableFuture<CommitReceipt> commit = new CompletableFuture<>();
            held.add(commit);
            return commit;
        }

        @Override
        public void close() {}
    }
}
