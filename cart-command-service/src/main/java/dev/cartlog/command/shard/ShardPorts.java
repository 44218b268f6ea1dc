package dev.cartlog.command.shard;

import dev.cartlog.command.axon.EventReads;
import dev.cartlog.command.log.LogRecord;
import dev.cartlog.command.log.ShardLog;
import dev.cartlog.domain.cart.CartOutline;
import dev.cartlog.domain.command.Context;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Everything a shard needs from outside. A simulation passes its own.
 *
 * @param reads for events that the state does not cover
 * @param context the world as the next decision sees it, given the number of the next cart under its routing key
 * @param dueAtMillis when something has to be done about a cart even if nobody asks, in milliseconds since 1970. A pure function of
 *     the cart; when it changes, {@code RocksKeys.LAYOUT} has to be raised
 * @param nanoTime for measuring only
 * @param timer for retries
 * @param announcement the record by which the owner makes itself known
 * @param batchLimits how much one transaction may hold
 */
public record ShardPorts(
        ShardLog log,
        CartStore store,
        CartRecords records,
        EventReads reads,
        LongFunction<Context> context,
        Function<CartOutline, OptionalLong> dueAtMillis,
        LongSupplier nanoTime,
        Timer timer,
        Membership membership,
        Supplier<LogRecord> announcement,
        ShardListener listener,
        BatchLimits batchLimits) {

    /** Runs something later, on any thread. */
    @FunctionalInterface
    public interface Timer {
        void after(Duration delay, Runnable action);
    }

    /** Whether the group still wants this instance to own a shard. */
    @FunctionalInterface
    public interface Membership {
        /** Asks the group's coordinator; fails when it cannot be asked. Completes on any thread. */
        CompletableFuture<Boolean> confirm(int partition);
    }
}
