package dev.cartlog.local.up;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Deals with an earlier launcher on the same data: one that still runs, or one that died and whose children are ending. */
final class Leftovers {
    /** Children notice at once that their launcher is gone, and have this long to shut down. */
    private static final Duration END_DEADLINE = Duration.ofSeconds(15);

    private Leftovers() {}

    /** Returns when nothing of an earlier launcher is left; throws AlreadyRunningException when it still runs. */
    static void await(DataDirectory data, Console console) throws InterruptedException {
        Optional<RunRecord> last = RunFile.last(data);
        if (last.isEmpty()) {
            return;
        }
        if (last.get().launcher().isPresent()) {
            throw new AlreadyRunningException("A platform with the data in " + data.root() + " is running already, pid "
                    + last.get().launcherPid() + ". Stop it with: ./cart down");
        }
        List<ProcessHandle> children = children(last.get());
        if (!children.isEmpty()) {
            console.step("ending of what an earlier launcher left", () -> awaitEnd(children));
        }
    }

    private static List<ProcessHandle> children(RunRecord run) {
        return run.services().stream()
                .map(ServiceStatus::pid)
                .distinct()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                // An id may belong to somebody else by now; ours were all started after their launcher.
                .filter(process -> process.info()
                        .startInstant()
                        .filter(start -> start.toEpochMilli() >= run.launcherStartedMs())
                        .isPresent())
                .toList();
    }

    private static void awaitEnd(List<ProcessHandle> children) throws InterruptedException {
        CompletableFuture<?>[] ends =
                children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(END_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Their ports may be free all the same; the check that follows names any that are not.
            return;
        }
    }
}
