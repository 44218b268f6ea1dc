package dev.cartlog.acceptance;

import dev.cartlog.acceptance.platform.LocalPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One platform for all test classes that name this extension: started when the first of them uses it, stopped after the
 * last. A test takes it as a parameter and leaves it running; carts are its own. One that a test left broken is replaced
 * before the next, so that no failure has another for its cause.
 */
final class SharedPlatform implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace OURS = Namespace.create(SharedPlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Handle.class;
    }

    @Override
    public Handle resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Handle handle = handle(context);
        handle.replaceIfBroken();
        return handle;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        new LogsOnFailure(handle(context)::describe).afterTestExecution(context);
    }

    private static Handle handle(ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent("platform", key -> new Handle(), Handle.class);
    }

    /** The platform as it runs now: stopping and starting it again makes another one. */
    static final class Handle implements AutoCloseable {
        private @Nullable LocalPlatform platform;

        /** Starts it when it does not run. */
        LocalPlatform now() throws InterruptedException {
            LocalPlatform running = platform;
            if (running == null) {
                running = LocalPlatform.start(directory(), Map.of());
                platform = running;
            }
            return running;
        }

        private static Path directory() {
            try {
                Path parent = Files.createDirectories(Path.of("target", "platform"));
                return Files.createTempDirectory(parent, "shared");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What {@code ./cart down} and {@code ./cart up} do. */
        void stopAndStartAgain() throws InterruptedException {
            LocalPlatform before = now();
            rest();
            platform = before.startAgain();
        }

        /** Stops it; the next use starts another one. */
        void rest() {
            LocalPlatform running = platform;
            platform = null;
            if (running != null) {
                running.close();
            }
        }

        void replaceIfBroken() {
            LocalPlatform running = platform;
            if (running != null && !running.isWhole()) {
                System.out.println("An earlier test left this platform broken; the next gets another.\n" + describe());
                rest();
            }
        }

        String describe() {
            LocalPlatform running = platform;
            return running == null ? "The shared platform is not running." : running.describe();
        }

        @Override
        public void close() {
            rest();
        }
    }
}
