package dev.cartlog.command.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.axonframework.messaging.core.Context;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.ProcessingLifecycle;
import org.axonframework.messaging.core.unitofwork.ProcessingLifecycle.DefaultPhases;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.core.unitofwork.UnitOfWork;
import org.junit.jupiter.api.Test;

class CommandUnitTest {
    private static final int SCRIPTS = 2_000;

    @Test
    void whateverHappensInItHappensAsInAxonsOwn() {
        for (long seed = 0; seed < SCRIPTS; seed++) {
            UnitOfWork axons = new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE).create("axons");
            CommandUnit ours = new CommandUnit(EmptyApplicationContext.INSTANCE);
            List<String> expected = new Script(seed).play(axons, axons::execute);
            assertThat(new Script(seed).play(ours, ours::execute))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void itRunsOnce() {
        CommandUnit unit = new CommandUnit(EmptyApplicationContext.INSTANCE);
        assertThat(unit.execute()).isCompleted();
        assertThatThrownBy(unit::execute).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aHandlerThatFailsAfterTheEndChangesNothing() {
        CommandUnit unit = new CommandUnit(EmptyApplicationContext.INSTANCE);
        unit.whenComplete(done -> {
            throw new IllegalStateException("too late to fail");
        });
        assertThat(unit.execute()).isCompleted();
        assertThat(unit.isCommitted()).isTrue();
    }

    @Test
    void anErrorIsTheCommandsAlone() {
        CommandUnit unit = new CommandUnit(EmptyApplicationContext.INSTANCE);
        unit.onCommit(context -> {
            throw new StackOverflowError("too deep");
        });
        assertThat(unit.execute()).isCompletedExceptionally();
        assertThat(unit.isError()).isTrue();
    }

    @Test
    void oneResourceMayNeedAnother() {
        CommandUnit unit = new CommandUnit(EmptyApplicationContext.INSTANCE);
        Context.ResourceKey<String> outer = Context.ResourceKey.withLabel("outer");
        Context.ResourceKey<String> inner = Context.ResourceKey.withLabel("inner");
        String made =
                unit.computeResourceIfAbsent(outer, () -> unit.computeResourceIfAbsent(inner, () -> "in") + "out");
        assertThat(made).isEqualTo("inout").isEqualTo(unit.getResource(outer));
        assertThat(unit.removeResource(inner)).isEqualTo("in");
        assertThat(unit.containsResource(inner)).isFalse();
    }

    /** Actions in some phases: they add more, fail, or have to be waited for. */
    private static final class Script {
        private static final int ACTIONS_MAX = 12;
        private static final List<DefaultPhases> PHASES = List.of(DefaultPhases.values());

        private final Random random;
        private final List<String> told = new ArrayList<>();
        private final List<CompletableFuture<Void>> waited = new ArrayList<>();
        private int actions;
        private boolean failed;

        Script(long seed) {
            random = new Random(seed);
        }

        List<String> play(ProcessingLifecycle unit, Supplier<CompletableFuture<Void>> execute) {
            unit.onError((context, phase, error) -> told.add("error in " + phase + ": " + error.getMessage()));
            unit.whenComplete(context -> told.add("complete, committed " + context.isCommitted()));
            for (int at = 0; at < 3; at++) {
                addAction(unit);
            }
            CompletableFuture<Void> end = execute.get();
            for (int at = 0; at < waited.size(); at++) {
                told.add("waits for " + at + ", done " + end.isDone());
                waited.get(at).complete(null);
            }
            told.add("ended, failed " + end.isCompletedExceptionally());
            return told;
        }

        private void addAction(ProcessingLifecycle unit) {
            DefaultPhases phase = PHASES.get(random.nextInt(PHASES.size()));
            int name = actions++;
            try {
                unit.on(phase, context -> act(name, phase, context));
            } catch (IllegalStateException e) {
                told.add("no " + name + " in " + phase + " any more");
            }
        }

        private CompletableFuture<?> act(int name, DefaultPhases phase, ProcessingContext context) {
            told.add(name + " in " + phase + ", completed " + context.isCompleted());
            if (actions < ACTIONS_MAX) {
                addAction(context);
            }
            return switch (random.nextInt(6)) {
                case 0 -> failing("failed in " + name, random.nextBoolean());
                case 1, 2 -> {
                    CompletableFuture<Void> later = new CompletableFuture<>();
                    waited.add(later);
                    yield later;
                }
                default -> CompletableFuture.completedFuture(null);
            };
        }

        /** Only once: which of two failures is told is left open. */
        private CompletableFuture<?> failing(String message, boolean thrown) {
            IllegalArgumentException failure = new IllegalArgumentException(message);
            boolean first = !failed;
            failed = true;
            if (first && thrown) {
                throw failure;
            }
            return first ? CompletableFuture.failedFuture(failure) : CompletableFuture.completedFuture(null);
        }
    }
}
