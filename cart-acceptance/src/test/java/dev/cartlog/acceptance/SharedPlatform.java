package dev.cartlog.acceptance;

import dev.cartlog.acceptance.platform.LocalPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One platform for all test classes that name this extension: started for the first of them, stopped after the last. A
 * test takes it as a parameter and leaves it running; carts are its own.
 */
final class SharedPlatform implements ParameterResolver {
    private static final Namespace OURS = Namespace.create(SharedPlatform.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Handle.class;
    }

    @Override
    public Handle resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent("platform", key -> new Handle(), Handle.class);
    }

    /** The platform as it runs now: stopping and starting it again makes another one. */
    static final class Handle implements AutoCloseable {
        private LocalPlatform platform;

        Handle() {
            try {
                Path directory = Files.createDirectories(Path.of("target", "platform"));
                platform = LocalPlatform.start(Files.createTempDirectory(directory, "shared"), Map.of());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the platform was starting", e);
            }
        }

        LocalPlatform now() {
            return platform;
        }

        /** What {@code ./cart down} and {@code ./cart up} do. */
        void stopAndStartAgain() throws InterruptedException {
            platform.close();
            platform = platform.startAgain();
        }

        @Override
        public void close() {
            platform.close();
        }
    }
}
