package dev.cartlog.local.run;

import dev.cartlog.local.layout.DataDirectory;
import java.time.Duration;
import java.util.Optional;

/** Has a part of a running platform end what it has begun and start again. The launcher starts again whatever ends. */
public final class Restart {
    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(50);

    private Restart() {}

    /**
     * Restarts a part; returns how it is when it is ready again.
     *
     * @throws IllegalStateException when it was not ready before, or is not again after five minutes
     */
    public static ServiceStatus of(DataDirectory data, String name) throws InterruptedException {
        long pid = ready(data, name)
                .orElseThrow(() ->
                        new IllegalStateException(name + " is not ready, so it is not restarted. See: ./cart status"))
                .pid();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() - end < 0) {
            Optional<ServiceStatus> again = ready(data, name).filter(now -> now.pid() != pid);
            if (again.isPresent()) {
                return again.get();
            }
            Thread.sleep(PAUSE_BETWEEN_LOOKS);
        }
        throw new IllegalStateException(
                name + " was not ready again after " + DEADLINE.toMinutes() + " minutes. See: ./cart logs " + name);
    }

    private static Optional<ServiceStatus> ready(DataDirectory data, String name) {
        return RunFile.running(data).stream()
                .flatMap(run -> run.services().stream())
                .filter(service -> service.name().equals(name) && service.state() == ServiceState.READY)
                .findFirst();
    }
}
