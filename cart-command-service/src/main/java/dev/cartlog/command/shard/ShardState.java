package dev.cartlog.command.shard;

import dev.cartlog.command.axon.CartWriter;
import dev.cartlog.command.log.CommitReceipt;
import dev.cartlog.command.log.LogException;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.event.RecordedEvent;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.RoutingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** What a shard knows and is about to write: its carts and its group commit, kept in step. */
final class ShardState implements CartWriter, GroupCommit.Host {
    /** Of state records; on the heap a cart takes a few times as much. */
    static final long CART_CACHE_BYTES_MAX = 16L * 1024 * 1024;

    private final int partition;
    private final ShardPorts ports;
    private final Consumer<Runnable> post;
    private final CartTable carts;
    private GroupCommit commits;
    private Consumer<LogException> onCommitFailed = failure -> {};

    ShardState(int partition, ShardPorts ports, Consumer<Runnable> post) {
        this.partition = partition;
        this.ports = ports;
        this.post = post;
        this.carts = new CartTable(ports, CART_CACHE_BYTES_MAX);
        this.commits = new GroupCommit(ports.log(), this, ports.batchLimits());
    }

    CartTable carts() {
        return carts;
    }

    GroupCommit commits() {
        return commits;
    }

    /** To be told of the commit whose outcome is unknown. */
    void onCommitFailed(Consumer<LogException> action) {
        onCommitFailed = action;
    }

    /** Drops everything that is not certainly in the log, and tells those who wait. */
    void forget() {
        carts.forget();
        GroupCommit abandoned = commits;
        commits = new GroupCommit(ports.log(), this, ports.batchLimits());
        abandoned.abandon();
    }

    CartId currentOrNext(RoutingKey key) {
        CustomerCarts customer = carts.customer(key);
        return new CartId(key, customer.current().orElse(customer.nextN()));
    }

    @Override
    public Optional<Cart> cart(CartId id) {
        return carts.cart(id);
    }

    @Override
    public long nextCartNumber(RoutingKey key) {
        return carts.customer(key).nextN();
    }

    @Override
    public CompletableFuture<Void> append(Cart after, List<RecordedEvent> events, Map<String, String> headers) {
        List<LogRecord> encoded = new ArrayList<>(events.size());
        for (RecordedEvent event : events) {
            encoded.add(ports.records().event(event, headers));
        }
        carts.stage(after, commits.gatheringNumber());
        return commits.append(encoded, after, ports.records().state(after));
    }

    @Override
    public CompletableFuture<Void> settle() {
        return commits.settle();
    }

    @Override
    public void post(Runnable event) {
        post.accept(event);
    }

    @Override
    public List<LogRecord> insteadOfStates() {
        // Answers without effect still need a transaction to prove that this is the owner.
        return List.of(ports.announcement().get());
    }

    @Override
    public void committed(Batch batch, long tookNanos) {
        int written = batch.events().size() + batch.touched().size();
        ports.listener().committed(partition, batch.requests(), written, tookNanos);
    }

    @Override
    public void keep(Batch batch, CommitReceipt receipt) {
        carts.commit(batch, receipt);
    }

    @Override
    public void commitFailed(LogException failure) {
        ports.listener().commitFailed(partition, failure);
        onCommitFailed.accept(failure);
    }

    @Override
    public long nanoTime() {
        return ports.nanoTime().getAsLong();
    }
}
