package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.simulate.SimRequests;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import dev.cartlog.domain.value.CartId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The production shard: mailbox, Axon, domain, Avro, group commit, RocksDB. Everything but HTTP. */
final class ShardWriter implements Writer {
    private static final int CARTS = 1_000;
    private static final int LINES = 10;
    private static final Duration CREATED_MAX = Duration.ofSeconds(60);

    private final ShardCluster shards;
    /** Made beforehand: what the requests cost is not the shard's. */
    private final List<CartId> carts =
            IntStream.range(0, CARTS).mapToObj(SimRequests::guestCart).toList();

    private final List<String> articles =
            IntStream.range(0, LINES).mapToObj(line -> "sku-" + line).toList();
    private final AtomicLong commands = new AtomicLong();

    /** Takes the shard and fills its carts. */
    ShardWriter(ShardCluster shards) throws Exception {
        this.shards = shards;
        BenchShard.start(shards);
        CompletableFuture<?>[] created = new CompletableFuture<?>[CARTS];
        for (int cart = 0; cart < CARTS; cart++) {
            created[cart] = submit(SimRequests.create(carts.get(cart), "create-" + cart));
        }
        CompletableFuture.allOf(created).get(CREATED_MAX.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void send(Runnable done) {
        long number = commands.getAndIncrement();
        CartRequest add = SimRequests.add(
                carts.get((int) (number % CARTS)), articles.get((int) (number / CARTS % LINES)), "add-" + number);
        var _ = submit(add).thenRun(done);
    }

    private CompletableFuture<Void> submit(CartRequest request) {
        return shards.submit(request, Map.of()).thenAccept(reply -> {
            if (!(reply instanceof ShardReply.Decided decided) || !(decided.outcome() instanceof Outcome.Applied)) {
                throw new IllegalStateException("not applied: " + reply);
            }
        });
    }

    /** As much as the bare ones together: they share all of their code, and most of this one's runs nowhere else. */
    @Override
    public int warmUpShares() {
        return 3;
    }

    @Override
    public void close() {
        shards.close();
    }
}
