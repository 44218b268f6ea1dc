package dev.cartlog.acceptance.simulate;

import dev.cartlog.command.axon.EventReads;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.LogStream;
import dev.cartlog.command.shard.BatchLimits;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.Shard;
import dev.cartlog.command.shard.ShardListener;
import dev.cartlog.command.shard.ShardPhase;
import dev.cartlog.command.shard.ShardPorts;
import dev.cartlog.command.shard.ShardReply;
import dev.cartlog.domain.request.CartRequest;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** One life of an instance: the production shard, run by the world instead of a thread. A crash ends it between two events. */
final class SimNode {
    private static final long PUMP_NANOS_MAX = 100_000;
    private static final BatchLimits SMALL_BATCHES = new BatchLimits(5, 4_096, 2);

    private final World world;
    private final SimDisk disk;
    private final Shard shard;
    private boolean alive = true;
    private boolean pumpScheduled;

    SimNode(World world, SimShardLog log, SimDisk disk, CartRecords records, Predicate<SimNode> isAssigned) {
        this.world = world;
        this.disk = disk;
        ShardPorts ports = new ShardPorts(
                log,
                disk,
                records,
                neverRead(),
                next -> SimRequests.world(world.now(), next),
                cart -> OptionalLong.empty(),
                world::nanos,
                (delay, action) -> world.after(delay.toNanos() + 1, action),
                partition -> CompletableFuture.completedFuture(isAssigned.test(this)),
                () -> new LogRecord(LogStream.OWNERS, "0", new byte[0], Map.of()),
                ShardListener.NONE,
                SMALL_BATCHES);
        this.shard = new Shard(0, ports, this::wakeUp);
    }

    /** Deciding must never need the log: the state has it all. */
    private static EventReads neverRead() {
        return (EventReads) Proxy.newProxyInstance(
                EventReads.class.getClassLoader(), new Class<?>[] {EventReads.class}, (proxy, method, arguments) -> {
                    throw new Broken("the write path read the log: " + method.getName());
                });
    }

    private void wakeUp() {
        if (!pumpScheduled) {
            pumpScheduled = true;
            world.soon(PUMP_NANOS_MAX, this::pump);
        }
    }

    private void pump() {
        pumpScheduled = false;
        if (alive) {
            shard.pump();
        }
    }

    Shard shard() {
        return shard;
    }

    /** Whether it is still something that could write. */
    boolean isAlive() {
        return alive && shard.phase() != ShardPhase.RELEASED;
    }

    void crash() {
        if (isAlive()) {
            disk.crash();
        }
        alive = false;
    }

    SimDisk disk() {
        return disk;
    }

    /** An answer of a dead instance never arrives. */
    CompletableFuture<ShardReply> submit(CartRequest request) {
        CompletableFuture<ShardReply> answer = new CompletableFuture<>();
        if (alive) {
            CompletableFuture<ShardReply> _ = shard.submit(request, Map.of()).whenComplete((reply, failure) -> {
                if (alive && reply != null) {
                    answer.complete(reply);
                } else if (failure != null) {
                    answer.completeExceptionally(failure);
                }
            });
        }
        return answer;
    }
}
