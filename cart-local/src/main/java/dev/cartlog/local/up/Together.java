package dev.cartlog.local.up;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs steps at the same time. */
final class Together {
    private Together() {}

    /** Returns when all are done; when one fails, interrupts the others and fails as it did. */
    static void run(List<Console.Step> steps) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            CompletionService<Void> done = new ExecutorCompletionService<>(threads);
            for (Console.Step step : steps) {
                done.submit(() -> {
                    step.run();
                    return null;
                });
            }
            for (int finished = 0; finished < steps.size(); finished++) {
                done.take().get();
            }
        } catch (ExecutionException e) {
            rethrow(Objects.requireNonNull(e.getCause(), "an execution fails with what its step threw"));
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private static void rethrow(Throwable cause) throws InterruptedException {
        switch (cause) {
            case RuntimeException unchecked -> throw unchecked;
            case Error error -> throw error;
            case InterruptedException interrupted -> throw interrupted;
            default -> throw new IllegalStateException("a step failed in a way it does not declare", cause);
        }
    }
}
