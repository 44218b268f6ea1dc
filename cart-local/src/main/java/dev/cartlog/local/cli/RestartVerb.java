package dev.cartlog.local.cli;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceState;
import dev.cartlog.local.run.ServiceStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has services end what they have begun and start again, one after the other. */
final class RestartVerb implements Verb {
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(50);

    @Override
    public int run(List<String> line, CliContext context) throws InterruptedException {
        Arguments arguments = Arguments.parse(line, Set.of(CliContext.DATA_OPTION), Set.of());
        DataDirectory data = context.data(arguments);
        List<String> restartable = restartable(context.requireRunning(data));
        if (arguments.words().isEmpty()) {
            throw new UsageException("Name what to restart: " + String.join(", ", restartable));
        }
        for (String name : arguments.words()) {
            if (!restartable.contains(name)) {
                throw new UsageException(name + " cannot be restarted by itself." + Suggestion.of(name, restartable));
            }
        }
        for (String name : arguments.words()) {
            if (!restart(name, data, context)) {
                return 1;
            }
        }
        return 0;
    }

    /** The parts that have a process of their own. */
    private static List<String> restartable(RunRecord run) {
        return run.services().stream()
                .filter(service -> service.pid() != run.launcherPid())
                .map(ServiceStatus::name)
                .toList();
    }

    /** The launcher starts again whatever ends. */
    private static boolean restart(String name, DataDirectory data, CliContext context) throws InterruptedException {
        Optional<ServiceStatus> before = status(name, data);
        if (before.isEmpty() || before.get().state() != ServiceState.READY) {
            context.out().println(name + " is not ready, so it is not restarted. See: ./cart status");
            return false;
        }
        long pid = before.get().pid();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<ServiceStatus> now = status(name, data);
            if (now.filter(again -> again.pid() != pid && again.state() == ServiceState.READY)
                    .isPresent()) {
                context.out().println(name + " is ready again, pid " + now.get().pid());
                return true;
            }
            Thread.sleep(PAUSE_BETWEEN_LOOKS);
        }
        context.out()
                .println(name + " was not ready again after " + DEADLINE.toMinutes() + " minutes. See: ./cart logs "
                        + name);
        return false;
    }

    private static Optional<ServiceStatus> status(String name, DataDirectory data) {
        return RunFile.running(data).stream()
                .flatMap(run -> run.services().stream())
                .filter(service -> service.name().equals(name))
                .findFirst();
    }
}
