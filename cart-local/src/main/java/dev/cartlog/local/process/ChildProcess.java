package dev.cartlog.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running child JVM. It ends when it is stopped, or when this process ends. */
public final class ChildProcess {
    /**
     * The shell ignores the terminal's interrupt and hands that on to the JVM it becomes: Ctrl-C reaches only the
     * launcher, which then stops its children in order.
     */
    private static final List<String> WITHOUT_INTERRUPT = List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private static final Duration PROBE_PAUSE = Duration.ofMillis(50);
    private static final int LOG_TAIL_LINES = 25;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts the child and returns at once.
     *
     * @throws ChildFailedException when the operating system refuses
     */
    public static ChildProcess start(ChildSpec spec) {
        List<String> line = new ArrayList<>(WITHOUT_INTERRUPT);
        line.addAll(spec.command().commandLine());
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        try {
            Files.createDirectories(spec.log().toAbsolutePath().getParent());
            return new ChildProcess(spec.name(), spec.log(), builder.start());
        } catch (IOException e) {
            throw new ChildFailedException(spec.name() + " could not be started: " + e.getMessage(), e);
        }
    }

    /** What people call it. */
    public String name() {
        return name;
    }

    /** The operating system's id of the JVM. */
    public long pid() {
        return process.pid();
    }

    /** True until the process has ended. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end of the process; returns its exit code. */
    public int awaitExit() throws InterruptedException {
        return process.waitFor();
    }

    /**
     * Waits until the probe says ready.
     *
     * @throws ChildFailedException when the child dies first or the deadline passes; carries the end of its log
     */
    public void awaitReady(Probe probe, Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!probe.ready()) {
            if (process.waitFor(PROBE_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ChildFailedException(
                        name + " ended with code " + process.exitValue() + " while starting.\n" + describeLog());
            }
            if (System.nanoTime() - end > 0) {
                throw new ChildFailedException(
                        name + " was not ready after " + deadline.toSeconds() + " s.\n" + describeLog());
            }
        }
    }

    /** Asks the child to end, waits, and ends it by force when it has not ended at the deadline. Does nothing when dead. */
    public void stop(Duration deadline) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }

    /** Ends the child by force, as a power cut would, and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Where its log is, and the last lines of it. */
    public String describeLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> tail = lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size());
            return "The end of " + log + ":\n" + String.join("\n", tail);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of " + name, e);
        }
    }
}
