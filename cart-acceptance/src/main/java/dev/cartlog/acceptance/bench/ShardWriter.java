package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.simulate.SimRequests;
import dev.cartlog.command.routing.Placement;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import dev.cartlog.domain.request.Outcome;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The production shard: mailbox, Axon, domain, Avro, group commit, RocksDB. Everything but HTTP. */
final class ShardWriter implements Writer {
    private static final int CARTS = 1_000;
    private static final int LINES = 10;
    private static final Duration READY_MAX = Duration.ofSeconds(60);

    private final ShardCluster shards;
    private final AtomicLong commands = new AtomicLong();

    /** Takes the shard and fills its carts. */
    ShardWriter(ShardCluster shards) throws Exception {
        this.shards = shards;
        shards.start();
        Placement seen = new Placement.Moving();
        long deadline = System.nanoTime() + READY_MAX.toNanos();
        while (!(seen instanceof Placement.Local)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the shard is not ready after " + READY_MAX);
            }
            seen = shards.placementChange(0, seen, READY_MAX).join();
        }
        CompletableFuture<?>[] created = new CompletableFuture<?>[CARTS];
        for (int cart = 0; cart < CARTS; cart++) {
            created[cart] = submit(SimRequests.create(SimRequests.guestCart(cart), "create-" + cart));
        }
        CompletableFuture.allOf(created).get(READY_MAX.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void send(Runnable done) {
        long number = commands.getAndIncrement();
        CartRequest add = SimRequests.add(
                SimRequests.guestCart(number % CARTS), "sku-" + (number / CARTS) % LINES, "add-" + number);
        var _ = submit(add).thenRun(done);
    }

    private CompletableFuture<Void> submit(CartRequest request) {
        return shards.submit(request, Map.of()).thenAccept(reply -> {
            if (!(reply instanceof ShardReply.Decided decided) || !(decided.outcome() instanceof Outcome.Applied)) {
                throw new IllegalStateException("not applied: " + reply);
            }
        });
    }

    @Override
    public void close() {
        shards.close();
    }
}
