package dev.cartlog.local.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceStatus;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stops the platform and waits until every process of it is gone. */
final class DownVerb implements Verb {
    /** Longer than the launcher takes when everything it started has to be ended by force. */
    private static final Duration POLITE_DEADLINE = Duration.ofMinutes(5);

    private static final Duration FORCED_DEADLINE = Duration.ofSeconds(10);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    /** A process, and the parts of the platform that run in it. */
    private record Part(String names, ProcessHandle process) {}

    @Override
    public int run(List<String> line, CliContext context) throws InterruptedException {
        Arguments arguments = Arguments.parse(line, Set.of(CliContext.DATA_OPTION), Set.of());
        arguments.requireNoWords();
        DataDirectory data = context.data(arguments);
        Optional<RunRecord> run = RunFile.running(data);
        if (run.isEmpty()) {
            context.out().println("Nothing is running.");
            return 0;
        }
        List<Part> parts = parts(run.get());
        run.get().launcher().ifPresent(ProcessHandle::destroy);
        if (!awaitEnd(parts, POLITE_DEADLINE, context.out())) {
            context.out().println("It does not stop by itself; ending it by force.");
            parts.forEach(part -> part.process().destroyForcibly());
            if (!awaitEnd(parts, FORCED_DEADLINE, context.out())) {
                context.out().println("Some processes cannot be ended: " + running(parts));
                return 1;
            }
        }
        context.out().println("Stopped. The data stay in " + data.root());
        return 0;
    }

    private static List<Part> parts(RunRecord run) {
        Map<Long, String> names = run.services().stream()
                .collect(groupingBy(
                        ServiceStatus::pid, LinkedHashMap::new, mapping(ServiceStatus::name, joining(", "))));
        run.launcher().ifPresent(launcher -> names.putIfAbsent(launcher.pid(), "launcher"));
        return names.entrySet().stream()
                .flatMap(part ->
                        ProcessHandle.of(part.getKey()).map(process -> new Part(part.getValue(), process)).stream())
                .toList();
    }

    private static boolean awaitEnd(List<Part> parts, Duration deadline, PrintStream out) throws InterruptedException {
        CompletableFuture<Void> end = CompletableFuture.allOf(
                parts.stream().map(part -> part.process().onExit()).toArray(CompletableFuture[]::new));
        long started = System.nanoTime();
        while (System.nanoTime() - started < deadline.toNanos()) {
            try {
                end.get(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                tell(running(parts), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started), out);
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot wait for " + running(parts), e);
            }
        }
        return false;
    }

    private static void tell(String running, long seconds, PrintStream out) {
        if (!running.isEmpty()) {
            out.println("  … " + running + ": " + seconds + " s");
        }
    }

    private static String running(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.process().isAlive())
                .map(part -> part.names() + " (process " + part.process().pid() + ")")
                .collect(joining(", "));
    }
}
