package dev.cartlog.command.testing;

import dev.cartlog.local.EmbeddedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One broker for all integration tests of a run: starting one takes longer than most tests. It ends with the test's process,
 * to which it is tied by a pipe. Tests that harm their broker have one of their own.
 */
public final class SharedPlatform {
    private static @Nullable EmbeddedPlatform platform;

    private SharedPlatform() {}

    /** Started by the first who asks; without topics. */
    public static synchronized EmbeddedPlatform get() {
        EmbeddedPlatform running = platform;
        if (running == null) {
            running = start();
            platform = running;
            Runtime.getRuntime().addShutdownHook(new Thread(running::close));
        }
        return running;
    }

    private static EmbeddedPlatform start() {
        try {
            return new EmbeddedPlatform(
                    Files.createTempDirectory(Files.createDirectories(Path.of("target")), "platform"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        }
    }
}
