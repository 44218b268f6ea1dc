package dev.cartlog.acceptance.bench;

import dev.cartlog.local.EmbeddedPlatform;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A query service in a process of its own, with {@link StaticBeside}. */
final class QueryServer implements AutoCloseable {
    private final ServiceProcess process;

    QueryServer(EmbeddedPlatform platform, Path directory, String... jvmArguments) {
        process = new ServiceProcess(
                "cart-query-service", StaticBeside.class, platform, directory, Map.of(), List.of(jvmArguments));
    }

    int port() {
        return process.port();
    }

    URI url(String path) {
        return process.url(path);
    }

    /** Waits until the views have caught up with the log; how long that took, in seconds. */
    double awaitReady() throws InterruptedException {
        return process.awaitReady();
    }

    /** Bytes of heap in use right now, garbage included. */
    long heapBytes() throws InterruptedException {
        return process.heapBytes();
    }

    /** Processor time it has used since it began. */
    Duration cpu() {
        return process.cpu();
    }

    @Override
    public void close() {
        process.close();
    }
}
