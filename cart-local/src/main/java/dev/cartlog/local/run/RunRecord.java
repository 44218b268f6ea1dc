package dev.cartlog.local.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one launcher runs.
 *
 * @param launcherPid the launcher's process id
 * @param launcherStartedMs when that process started, milliseconds since 1970: tells it from a later one with the same id
 * @param ready true once everything was ready
 * @param issuer the development identity provider's name in tokens
 * @param services every part, in starting order
 */
public record RunRecord(
        long launcherPid, long launcherStartedMs, boolean ready, String issuer, List<ServiceStatus> services) {
    /** Takes a copy of the list. */
    public RunRecord {
        services = List.copyOf(services);
    }

    /** The record of what this very process runs. */
    public static RunRecord ofThisProcess(boolean ready, String issuer, List<ServiceStatus> services) {
        ProcessHandle self = ProcessHandle.current();
        return new RunRecord(self.pid(), startedMs(self), ready, issuer, services);
    }

    /**
     * The port of the part with this name.
     *
     * @throws IllegalStateException when there is no such part
     */
    public int portOf(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no part is called " + name))
                .port();
    }

    /** The launcher's process when it is still there. */
    public Optional<ProcessHandle> launcher() {
        return ProcessHandle.of(launcherPid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedMs(process) == launcherStartedMs);
    }

    /** When a process started, milliseconds since 1970; 0 when the system does not tell. */
    private static long startedMs(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
