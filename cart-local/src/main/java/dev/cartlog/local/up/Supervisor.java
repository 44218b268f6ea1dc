package dev.cartlog.local.up;

import dev.cartlog.local.process.ChildFailedException;
import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.run.ServiceState;
import dev.cartlog.local.run.ServiceStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps one child running: starts it, waits until it is ready, and starts it again when it dies. */
final class Supervisor implements AutoCloseable {
    /** Our services take up to 20 s to finish what they have begun. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(45);

    /** A JVM that writes its archive when it ends has to link thousands of classes for it, while others do the same. */
    private static final Duration ARCHIVE_DEADLINE = Duration.ofMinutes(3);

    /** A JVM that ended because of SIGTERM: {@code ./cart restart}, or somebody's {@code kill}. */
    private static final int ENDED_ON_REQUEST = 128 + 15;

    private final ChildSpec spec;
    private final int port;
    private final Readiness readiness;
    private final Console console;
    private final Runnable onChange;
    private final RestartBackoff backoff = new RestartBackoff();
    private final Thread watcher;

    private @Nullable ChildProcess child;
    private ServiceState state = ServiceState.STARTING;
    private long readySinceNs;
    private boolean stopping;

    /**
     * Does not start anything yet.
     *
     * @param port what the child listens on, for the status
     * @param onChange called after every change of state, from any thread
     */
    Supervisor(ChildSpec spec, int port, Readiness readiness, Console console, Runnable onChange) {
        this.spec = spec;
        this.port = port;
        this.readiness = readiness;
        this.console = console;
        this.onChange = onChange;
        this.watcher = Thread.ofVirtual().name("watch-" + spec.name()).unstarted(this::watch);
    }

    /**
     * Starts the child, waits until it is ready and looks after it from then on.
     *
     * @throws ChildFailedException when the first start fails; nothing is tried again then
     */
    void start() throws InterruptedException {
        setAsideLog();
        readiness.await(spawn());
        become(ServiceState.READY);
        watcher.start();
    }

    /** One run, one log; that of the run before is kept beside it. */
    private void setAsideLog() {
        Path log = spec.log();
        if (Files.exists(log)) {
            try {
                Files.move(log, log.resolveSibling(spec.name() + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot set aside " + log, e);
            }
        }
    }

    /** How it is doing. */
    synchronized ServiceStatus status() {
        return new ServiceStatus(spec.name(), child == null ? 0 : child.pid(), port, state);
    }

    private void watch() {
        try {
            do {
                int code = running().awaitExit();
                if (isStopping()) {
                    return;
                }
                console.line(
                        code == ENDED_ON_REQUEST
                                ? "   " + spec.name() + " was asked to end. Starting it again."
                                : "!! " + spec.name() + " died with code " + code + ". Starting it again. Its log: "
                                        + spec.log());
            } while (revive());
        } catch (InterruptedException e) {
            // close() ends the watch this way, and stops the child itself.
            Thread.currentThread().interrupt();
        }
    }

    private boolean revive() throws InterruptedException {
        for (Optional<Duration> pause = backoff.afterDeath(System.nanoTime(), lived());
                pause.isPresent();
                pause = backoff.afterDeath(System.nanoTime(), Duration.ZERO)) {
            become(ServiceState.RESTARTING);
            Thread.sleep(pause.get());
            if (startedAgain()) {
                return true;
            }
        }
        become(ServiceState.FAILED);
        console.line("!! " + spec.name() + " died " + RestartBackoff.RESTARTS_MAX + " times within "
                + RestartBackoff.WINDOW.toMinutes() + " minutes and is left alone now. Its log: " + spec.log());
        return false;
    }

    private synchronized Duration lived() {
        return Duration.ofNanos(System.nanoTime() - readySinceNs);
    }

    private boolean startedAgain() throws InterruptedException {
        try {
            ChildProcess again = spawn();
            become(ServiceState.STARTING);
            readiness.await(again);
            become(ServiceState.READY);
            console.line("   " + spec.name() + " is ready again, pid " + again.pid());
            return true;
        } catch (ChildFailedException e) {
            console.line("!! " + e.getMessage());
            running().kill();
            return false;
        }
    }

    private synchronized ChildProcess spawn() throws InterruptedException {
        if (stopping) {
            throw new InterruptedException(spec.name() + " is being stopped");
        }
        ChildProcess started = ChildProcess.start(spec);
        child = started;
        return started;
    }

    private synchronized ChildProcess running() {
        return Objects.requireNonNull(child, "started before it is watched");
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void become(ServiceState next) {
        synchronized (this) {
            state = next;
            if (next == ServiceState.READY) {
                readySinceNs = System.nanoTime();
            }
        }
        onChange.run();
    }

    /** Stops the child and waits until it is gone. */
    @Override
    public void close() {
        ChildProcess last;
        synchronized (this) {
            stopping = true;
            last = child;
        }
        watcher.interrupt();
        try {
            if (last != null) {
                last.stop(spec.writesArchive() ? ARCHIVE_DEADLINE : STOP_DEADLINE);
            }
        } catch (InterruptedException e) {
            // The child ends with this process at the latest.
            Thread.currentThread().interrupt();
        }
        become(ServiceState.STOPPED);
    }
}
