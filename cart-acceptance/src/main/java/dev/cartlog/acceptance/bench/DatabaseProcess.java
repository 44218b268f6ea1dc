package dev.cartlog.acceptance.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A database of the distribution, on a free port of this machine, with its data in a directory of its own. */
final class DatabaseProcess implements AutoCloseable {
    private static final Duration READY_DEADLINE = Duration.ofSeconds(60);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(20);
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final Path DEBIANS_POSTGRES = Path.of("/usr/lib/postgresql/15/bin");
    private static final String POSTGRES_USER = "postgres";

    private final Process process;
    private final int port;

    private DatabaseProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** PostgreSQL 15 as it is installed: every commit waits for the disk. */
    static DatabaseProcess postgres(Path directory, int port) throws IOException, InterruptedException {
        Path data = Files.createDirectories(directory);
        run(List.of("chown", POSTGRES_USER, data.toString()));
        run(asPostgres(
                "initdb", "-D", data.toString(), "--auth=trust", "--username=" + POSTGRES_USER, "--encoding=UTF8"));
        return start(
                asPostgres(
                        "postgres", "-D", data.toString(), "-p", Integer.toString(port), "-h", "127.0.0.1", "-k", ""),
                port,
                directory.resolveSibling("postgres.log"));
    }

    /** PostgreSQL refuses to be run by root. */
    private static List<String> asPostgres(String program, String... arguments) {
        List<String> line = new ArrayList<>(List.of("setpriv", "--reuid=" + POSTGRES_USER, "--regid=" + POSTGRES_USER));
        line.addAll(List.of("--init-groups", DEBIANS_POSTGRES.resolve(program).toString()));
        line.addAll(List.of(arguments));
        return line;
    }

    /** Redis with its log of commands; how soon that is on the disk is said later. */
    static DatabaseProcess redis(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        List<String> line = List.of(
                "redis-server",
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                directory.toString(),
                "--appendonly",
                "yes",
                "--save",
                "");
        return start(line, port, directory.resolve("redis.log"));
    }

    /** Says how soon: {@code always} or {@code everysec}. */
    void appendFsync(String when) throws IOException, InterruptedException {
        run(List.of("redis-cli", "-p", Integer.toString(port), "CONFIG", "SET", "appendfsync", when));
    }

    private static DatabaseProcess start(List<String> line, int port, Path log) throws IOException {
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        DatabaseProcess database = new DatabaseProcess(process, port);
        database.awaitReady(log);
        return database;
    }

    private void awaitReady(Path log) throws IOException {
        long end = System.nanoTime() + READY_DEADLINE.toNanos();
        while (!isListening()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                process.destroy();
                throw new IllegalStateException("the database does not start: " + Files.readString(log));
            }
            LockSupport.parkNanos(PAUSE_BETWEEN_LOOKS.toNanos());
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void run(List<String> line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", line) + " ended with code " + process.exitValue());
        }
    }

    int port() {
        return port;
    }

    /** Processor time of all of it since it began. Connections, which have processes of their own, are kept open. */
    Duration cpu() {
        return process.descendants()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(ProcessCpu.of(process.pid()), Duration::plus);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            // It ends when this process does.
            Thread.currentThread().interrupt();
        }
    }
}
