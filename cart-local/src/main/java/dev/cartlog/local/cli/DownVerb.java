package dev.cartlog.local.cli;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Stops the platform and waits until every process of it is gone. */
final class DownVerb implements Verb {
    /** Longer than the launcher takes when everything it started has to be ended by force. */
    private static final Duration POLITE_DEADLINE = Duration.ofMinutes(5);

    private static final Duration FORCED_DEADLINE = Duration.ofSeconds(10);

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
        List<ProcessHandle> processes = processes(run.get());
        run.get().launcher().ifPresent(ProcessHandle::destroy);
        if (!awaitEnd(processes, POLITE_DEADLINE)) {
            context.out().println("It does not stop by itself; ending it by force.");
            processes.forEach(ProcessHandle::destroyForcibly);
            if (!awaitEnd(processes, FORCED_DEADLINE)) {
                context.out().println("Some processes cannot be ended: " + processes);
                return 1;
            }
        }
        context.out().println("Stopped. The data stay in " + data.root());
        return 0;
    }

    /** The launcher first, then what it started. */
    private static List<ProcessHandle> processes(RunRecord run) {
        return Stream.concat(
                        run.launcher().stream(),
                        run.services().stream()
                                .map(ServiceStatus::pid)
                                .distinct()
                                .flatMap(DownVerb::child))
                .distinct()
                .toList();
    }

    private static Stream<ProcessHandle> child(long pid) {
        return ProcessHandle.of(pid).stream();
    }

    private static boolean awaitEnd(List<ProcessHandle> processes, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        for (ProcessHandle process : processes) {
            try {
                process.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return false;
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot wait for process " + process.pid(), e);
            }
        }
        return true;
    }
}
