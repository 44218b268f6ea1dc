package dev.cartlog.acceptance.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A container of a stack that runs.
 *
 * @param id as the engine knows it
 */
record Container(String id) {
    private static final Duration ANSWER_DEADLINE = Duration.ofSeconds(30);
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(500);

    /**
     * Finds the one container of a service in a compose file.
     *
     * @throws IllegalStateException when there is none, or more than one
     */
    static Container of(String service) throws InterruptedException {
        List<String> ids = docker("ps", "-q", "--filter", "label=com.docker.compose.service=" + service)
                .lines()
                .toList();
        if (ids.size() != 1) {
            throw new IllegalStateException(ids.size() + " containers of a service " + service
                    + " run, and there should be one. Does the stack run (docker-compose up)?");
        }
        return new Container(ids.getFirst());
    }

    /** Ends it as a power cut does. The engine does not start it again by itself then. */
    void kill() throws InterruptedException {
        docker("kill", "--signal", "KILL", id);
    }

    void start() throws InterruptedException {
        docker("start", id);
    }

    /** Waits until its health check says that it is well. */
    void awaitHealthy(Duration deadline) throws InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        while (!docker("inspect", "--format", "{{.State.Health.Status}}", id).equals("healthy")) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("container " + id + " is not healthy after " + deadline);
            }
            LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS.toNanos());
        }
    }

    private static String docker(String... arguments) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command(arguments))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(ANSWER_DEADLINE.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("docker " + String.join(" ", arguments) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("docker cannot be run: " + e.getMessage(), e);
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        return command;
    }
}
