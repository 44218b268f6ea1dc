package dev.cartlog.command.routing;

import dev.cartlog.command.shard.Shard;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

/** The one thread of one shard. Ends when the shard is released. */
final class ShardThread {
    private final AtomicBoolean woken = new AtomicBoolean(true);
    private final Shard shard;
    private final Thread thread;
    private final Consumer<Throwable> onBug;

    /**
     * @param create makes the shard from what wakes its thread
     * @param onBug told when the shard's thread dies of something that should never happen
     */
    ShardThread(int partition, Function<Runnable, Shard> create, Consumer<Throwable> onBug) {
        this.onBug = onBug;
        this.thread =
                Thread.ofPlatform().name("cart-shard-" + partition).daemon().unstarted(this::run);
        this.shard = create.apply(this::wake);
    }

    Shard shard() {
        return shard;
    }

    void start() {
        thread.start();
    }

    private void wake() {
        if (!woken.getAndSet(true)) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        try {
            while (!shard.released().isDone()) {
                if (woken.getAndSet(false)) {
                    pump();
                } else {
                    LockSupport.park(this);
                }
            }
        } catch (RuntimeException | Error bug) {
            onBug.accept(bug);
        }
    }

    private void pump() {
        try {
            shard.pump();
        } catch (RuntimeException bug) {
            shard.crashed(bug);
        }
    }
}
