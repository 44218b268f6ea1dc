package dev.cartlog.command.shard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** More requests than a shard takes, while its log is slow. */
class FullMailboxTest {
    private static final int TOO_MANY = 1_000;
    private static final int BATCH_REQUESTS_MAX = 256;

    private final HeldLog log = new HeldLog();
    private final Shard shard = new Shard(
            0, log.ports(new HeapCartStore(), new BatchLimits(BATCH_REQUESTS_MAX, Long.MAX_VALUE, 1)), () -> {});

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
}
