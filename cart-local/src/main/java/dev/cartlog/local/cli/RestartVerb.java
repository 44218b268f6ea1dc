package dev.cartlog.local.cli;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.run.Restart;
import dev.cartlog.local.run.RunRecord;
import dev.cartlog.local.run.ServiceStatus;
import java.util.List;
import java.util.Set;

/** Has services end what they have begun and start again, one after the other. */
final class RestartVerb implements Verb {
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

    private static boolean restart(String name, DataDirectory data, CliContext context) throws InterruptedException {
        try {
            context.out()
                    .println(name + " is ready again, pid "
                            + Restart.of(data, name).pid());
            return true;
        } catch (IllegalStateException e) {
            context.out().println(e.getMessage());
            return false;
        }
    }
}
