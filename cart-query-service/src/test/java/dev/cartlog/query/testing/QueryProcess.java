package dev.cartlog.query.testing;

import dev.cartlog.local.process.ChildProcess;
import dev.cartlog.local.process.ChildSpec;
import dev.cartlog.local.process.JavaCommand;
import dev.cartlog.query.QueryServiceApplication;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An instance of the query service in a process of its own, so that it can be killed, or be short of memory. */
public final class QueryProcess implements AutoCloseable {
    private static final Duration READY_DEADLINE = Duration.ofMinutes(3);
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);

    private final QueryPlatform.Address address;
    private final ChildProcess process;

    QueryProcess(QueryPlatform.Address address, List<String> jvmArguments, List<String> arguments, Path log) {
        this.address = address;
        List<String> jvm = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED"));
        jvm.addAll(jvmArguments);
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .toList();
        JavaCommand command = new JavaCommand(jvm, classPath, QueryServiceApplication.class.getName(), arguments);
        process = ChildProcess.start(new ChildSpec("query", command, Map.of(), log));
    }

    /** Its base address. */
    public String url() {
        return address.url();
    }

    /** Where its health and metrics are. */
    public String managementUrl() {
        return address.managementUrl();
    }

    /** Waits until it says that it is ready. */
    public QueryProcess awaitReady() throws InterruptedException {
        process.awaitReady(
                () -> Http.status(address.managementUrl() + "/actuator/health/readiness") == 200, READY_DEADLINE);
        return this;
    }

    /** Ends it as a power cut would. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        try {
            process.stop(STOP_DEADLINE);
        } catch (InterruptedException e) {
            // It ends when this process does.
            Thread.currentThread().interrupt();
        }
    }
}
