package dev.cartlog.command.axon;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.messaging.core.ApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.ProcessingLifecycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The unit of work of one command, for one thread. Axon's own is made for any number of threads: concurrent maps and queues,
 * a stream and several futures for each phase cost more than deciding the command. This one keeps Axon's rules: phases in
 * their order, nothing added to a phase that has begun, the next phase when all actions of the last one are complete, error
 * handlers after the first failure, completion handlers else.
 *
 * <p>A phase that waits is continued by the thread that completes what it waits for, which is the shard's.
 */
final class CommandUnit extends CommandResources {
    private static final Logger LOG = LoggerFactory.getLogger(CommandUnit.class);
    private static final CompletableFuture<?>[] NONE = {};

    private final List<Step> steps = new ArrayList<>();
    private final List<ErrorHandler> errorHandlers = new ArrayList<>();
    private final List<Consumer<ProcessingContext>> completionHandlers = new ArrayList<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private Status status = Status.NOT_STARTED;
    private @Nullable Phase current;

    private record Step(Phase phase, Function<ProcessingContext, CompletableFuture<?>> action) {}

    private enum Status {
        NOT_STARTED,
        STARTED,
        COMPLETED,
        FAILED
    }

    /** @param components what Axon's configuration holds */
    CommandUnit(ApplicationContext components) {
        super(components);
    }

    /**
     * Runs all phases, as far as they do not have to wait. To be called once.
     *
     * @return completes after the last phase, or fails with the first failure
     */
    CompletableFuture<Void> execute() {
        if (status != Status.NOT_STARTED) {
            throw new IllegalStateException("a unit of work runs once; this one is " + status);
        }
        status = Status.STARTED;
        proceed();
        return finished;
    }

    private void proceed() {
        Phase next;
        while ((next = earliest()) != null) {
            current = next;
            CompletableFuture<?> phase = run(next);
            if (!phase.isDone()) {
                var _ = phase.whenComplete((done, failure) -> {
                    if (failure == null) {
                        proceed();
                    } else {
                        fail(failure);
                    }
                });
                return;
            }
            if (phase.isCompletedExceptionally()) {
                fail(phase.exceptionNow());
                return;
            }
        }
        complete();
    }

    /** There are only ever a few steps: looking through them is quicker than keeping them sorted. */
    private @Nullable Phase earliest() {
        Phase earliest = null;
        for (Step step : steps) {
            if (earliest == null || step.phase().isBefore(earliest)) {
                earliest = step.phase();
            }
        }
        return earliest;
    }

    /** Starts every action of a phase, and completes with the last of them. */
    private CompletableFuture<?> run(Phase phase) {
        List<Function<ProcessingContext, CompletableFuture<?>>> actions = take(phase);
        List<CompletableFuture<?>> pending = new ArrayList<>(actions.size());
        for (var action : actions) {
            CompletableFuture<?> result = start(action);
            if (!result.isDone() || result.isCompletedExceptionally()) {
                pending.add(result);
            }
        }
        return pending.size() == 1 ? pending.getFirst() : CompletableFuture.allOf(pending.toArray(NONE));
    }

    private List<Function<ProcessingContext, CompletableFuture<?>>> take(Phase phase) {
        List<Function<ProcessingContext, CompletableFuture<?>>> actions = new ArrayList<>(steps.size());
        for (Iterator<Step> rest = steps.iterator(); rest.hasNext(); ) {
            Step step = rest.next();
            if (step.phase().order() == phase.order()) {
                actions.add(step.action());
                rest.remove();
            }
        }
        return actions;
    }

    /** An error as well, such as a stack that overflows, is the command's and not the shard's. */
    private CompletableFuture<?> start(Function<ProcessingContext, CompletableFuture<?>> action) {
        try {
            return action.apply(this);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void complete() {
        status = Status.COMPLETED;
        completionHandlers.forEach(handler -> quietly(() -> handler.accept(this)));
        finished.complete(null);
    }

    private void fail(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        Phase failed = Objects.requireNonNull(current);
        status = Status.FAILED;
        errorHandlers.forEach(handler -> quietly(() -> handler.handle(this, failed, cause)));
        finished.completeExceptionally(cause);
    }

    /** What became of the command is settled by then: a handler that fails must not change it. */
    private static void quietly(Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException e) {
            LOG.warn("A handler failed after the end of its unit of work", e);
        }
    }

    @Override
    public ProcessingLifecycle on(Phase phase, Function<ProcessingContext, CompletableFuture<?>> action) {
        if (current != null && !phase.isAfter(current)) {
            throw new IllegalStateException("phase " + phase + " is over or under way; this is " + current);
        }
        steps.add(new Step(phase, action));
        return this;
    }

    @Override
    public ProcessingLifecycle onError(ErrorHandler action) {
        errorHandlers.add(action);
        return this;
    }

    @Override
    public ProcessingLifecycle whenComplete(Consumer<ProcessingContext> action) {
        completionHandlers.add(action);
        return this;
    }

    @Override
    public boolean isStarted() {
        return status != Status.NOT_STARTED;
    }

    @Override
    public boolean isError() {
        return status == Status.FAILED;
    }

    @Override
    public boolean isCommitted() {
        return status == Status.COMPLETED;
    }

    @Override
    public boolean isCompleted() {
        return isCommitted() || isError();
    }
}
