package dev.cartlog.command.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a committed batch reaches the disk: after its answers and after the next batch has left, but before it is asked for. */
class StoredLaterTest {
    private static final CartId CART = Requests.guestCart(1);
    private static final CartId OTHER = Requests.guestCart(2);

    private final HeldLog log = new HeldLog();
    private final WatchedStore store = new WatchedStore();
    private final Shard shard = new Shard(0, log.ports(store, BatchLimits.STANDARD), () -> {});

    @BeforeEach
    void own() {
        shard.assign();
        shard.pump();
        log.commitAll(shard);
        assertThat(shard.phase()).isEqualTo(ShardPhase.ACTIVE);
    }

    private CompletableFuture<ShardReply> submit(CartRequest request) {
        CompletableFuture<ShardReply> reply = shard.submit(request, Map.of());
        shard.pump();
        return reply;
    }

    @Test
    void theNextBatchIsOnItsWayAndTheAnswerGivenBeforeAnythingIsStored() {
        CompletableFuture<ShardReply> first = submit(Requests.create(CART, "create-1"));
        CompletableFuture<ShardReply> second = submit(Requests.create(OTHER, "create-2"));
        List<String> seen = new ArrayList<>();
        store.onWrite = () -> seen.add("answered " + first.isDone() + ", under way " + log.underWay());
        log.commitNext();
        shard.pump();
        assertThat(seen).containsExactly("answered true, under way 1");
        assertThat(second).isNotDone();
        assertThat(store.cart(CART)).isNotNull();
        assertThat(store.cart(OTHER)).isNull();
    }

    /** As a client sends the next one at once: it is decided, and on its way, on a cart that is not stored yet. */
    @Test
    void theNextRequestSeesTheCartThatIsNotStoredYet() {
        CompletableFuture<ShardReply> chained = shard.submit(Requests.create(CART, "create"), Map.of())
                .thenCompose(created -> {
                    assertThat(store.cart(CART)).isNull();
                    return shard.submit(Requests.add(CART, "sku-1", 1, "add"), Map.of());
                });
        shard.pump();
        log.commitAll(shard);
        assertThat(chained.join()).isInstanceOf(ShardReply.Decided.class);
        assertThat(store.writes).isEqualTo(2);
    }

    @Test
    void aFullDiskDoesNotKeepTheAnswerOfWhatIsCommitted() {
        CompletableFuture<ShardReply> reply = submit(Requests.create(CART, "create"));
        store.onWrite = () -> {
            throw new CartStoreException("no space", new IOException());
        };
        log.commitNext();
        assertThatThrownBy(shard::pump).isInstanceOf(CartStoreException.class);
        assertThat(reply.join()).isInstanceOf(ShardReply.Decided.class);
    }

    @Test
    void whatIsCommittedIsStoredBeforeItIsLookedFor() {
        var _ = submit(Requests.create(CART, "create"));
        CompletableFuture<List<CartId>> due = shard.due(Instant.EPOCH, 10);
        log.commitNext();
        shard.pump();
        assertThat(due.join()).containsExactly(CART);
    }

    @Test
    void whatIsCommittedIsStoredBeforeTheShardIsGivenAway() {
        var _ = submit(Requests.create(CART, "create"));
        CompletableFuture<Void> released = shard.release();
        shard.pump();
        assertThat(released).isNotDone();
        log.commitNext();
        shard.pump();
        assertThat(released).isDone();
        assertThat(store.cart(CART)).isNotNull();
        assertThat(store.nextOffset()).isPositive();
    }

    private static final class WatchedStore implements CartStore {
        private final HeapCartStore carts = new HeapCartStore();
        private Runnable onWrite = () -> {};
        private int writes;

        @Override
        public void write(Collection<Entry> entries, long nextOffset) {
            onWrite.run();
            carts.write(entries, nextOffset);
            writes++;
        }

        @Override
        public long nextOffset() {
            return carts.nextOffset();
        }

        @Override
        public byte @Nullable [] cart(CartId id) {
            return carts.cart(id);
        }

        @Override
        public CustomerCarts customer(RoutingKey key) {
            return carts.customer(key);
        }

        @Override
        public List<CartId> due(long untilMillis, int cartsMax) {
            return carts.due(untilMillis, cartsMax);
        }

        @Override
        public void wipe() {
            carts.wipe();
        }

        @Override
        public long carts() {
            return carts.carts();
        }

        @Override
        public void close() {}
    }
}
