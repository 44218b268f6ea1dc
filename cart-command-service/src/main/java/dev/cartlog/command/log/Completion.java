package dev.cartlog.command.log;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Goes on when a future is done, without losing what then goes wrong. */
public final class Completion {
    private Completion() {}

    /**
     * Runs the action with the result or the failure; exactly one of them is null, unless the result is of type
     * {@code Void}. What the action throws goes to the thread's uncaught-exception handler: a bug, never an outcome.
     */
    public static <T extends @Nullable Object> void of(
            CompletableFuture<T> future, BiConsumer<@Nullable T, @Nullable Throwable> action) {
        CompletableFuture<T> _ = future.whenComplete((value, failure) -> {
            try {
                action.accept(value, failure);
            } catch (RuntimeException | Error bug) {
                Thread current = Thread.currentThread();
                current.getUncaughtExceptionHandler().uncaughtException(current, bug);
            }
        });
    }
}
