package dev.cartlog.command.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What of a batch is handed to the log before it is closed, and that all of it is written once and in order. */
class HandedOverTest {
    private static final int TOGETHER = 2;
    private static final BatchLimits LIMITS = new BatchLimits(100, Long.MAX_VALUE, TOGETHER);

    private final HeldLog log = new HeldLog();
    private final Shard shard = new Shard(0, log.ports(new HeapCartStore(), LIMITS), () -> {});

    @BeforeEach
    void own() {
        shard.assign();
        shard.pump();
        log.commitAll(shard);
        log.calls().clear();
    }

    private void create(int from, int to) {
        IntStream.range(from, to).forEach(cart -> {
            var _ = shard.submit(Requests.create(Requests.guestCart(cart), "create-" + cart), Map.of());
        });
    }

    @Test
    void whileNothingIsUnderWayEventsAndStatesAreAppendedAndTheCommitWritesTheRest() {
        create(0, 5);
        shard.pump();
        assertThat(log.calls()).containsExactly("append B EESS", "append B EESS", "commit B 8 ES");
    }

    @Test
    void aBatchWithoutARestIsCommittedAllTheSame() {
        create(0, TOGETHER);
        shard.pump();
        assertThat(log.calls()).containsExactly("append B EESS", "commit B 4 ");
    }

    /** What is appended may be on the broker before the commit under way: later events of a cart before earlier ones. */
    @Test
    void behindATransactionUnderWayStatesAreOnlyEncoded() {
        create(0, 1);
        shard.pump();
        create(1, 4);
        shard.pump();
        assertThat(log.calls()).containsExactly("commit B 0 ES", "encode A SS");
        log.commitNext();
        shard.pump();
        assertThat(log.calls()).endsWith("commit A 0 EEESSS");
    }

    @Test
    void aCartThatChangesAfterItsStateWasAppendedIsAppendedAgain() {
        create(0, TOGETHER);
        var _ = shard.submit(Requests.add(Requests.guestCart(0), "sku-1", 1, "add"), Map.of());
        shard.pump();
        assertThat(log.calls()).containsExactly("append B EESS", "commit B 4 ES");
    }

    @Test
    void whatIsAppendedCountsForTheNextBatchOnly() {
        create(0, TOGETHER);
        shard.pump();
        log.commitAll(shard);
        create(TOGETHER, TOGETHER + 1);
        shard.pump();
        assertThat(log.calls()).endsWith("commit A 0 ES");
    }
}
