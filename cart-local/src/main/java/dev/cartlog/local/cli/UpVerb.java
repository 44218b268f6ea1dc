package dev.cartlog.local.cli;

import dev.cartlog.local.identity.IdentityProvider;
import dev.cartlog.local.ports.Ports;
import dev.cartlog.local.up.Console;
import dev.cartlog.local.up.Platform;
import dev.cartlog.local.up.UpOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Starts the platform and stays until it is stopped. */
final class UpVerb implements Verb {
    /** A file that receives a word when everything is ready, for the script that starts this in the background. */
    private static final String READY_FILE_VARIABLE = "CART_READY_FILE";

    private static final String FRESH = "--fresh";
    private static final String INSTANCES = "--instances";
    private static final String WRITES_ONLY = "--writes-only";
    private static final String TRACING = "--tracing";

    @Override
    public int run(List<String> line, CliContext context) throws InterruptedException {
        Console console = new Console(context.out());
        Platform platform = new Platform(options(line, context), mode(context.environment()), console);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop"));
        try {
            platform.start();
            announceReady(context.environment());
            console.line("\n  Ready. Ctrl-C or ./cart down stops it; the data stay.");
            new CountDownLatch(1).await();
            return 0;
        } catch (InterruptedException e) {
            if (platform.isStopping()) {
                return 1;
            }
            throw e;
        } catch (RuntimeException e) {
            // A part that is being stopped looks like one that failed to start.
            if (platform.isStopping()) {
                return 1;
            }
            throw e;
        }
    }

    static UpOptions options(List<String> line, CliContext context) {
        Arguments arguments =
                Arguments.parse(line, Set.of(CliContext.DATA_OPTION, INSTANCES), Set.of(FRESH, WRITES_ONLY, TRACING));
        arguments.requireNoWords();
        int instances = arguments
                .number(INSTANCES, 1, UpOptions.INSTANCES_MAX)
                .map(Math::toIntExact)
                .orElse(1);
        return new UpOptions(
                context.dataToStart(arguments),
                Ports.from(context.environment()),
                arguments.has(FRESH),
                instances,
                arguments.has(WRITES_ONLY),
                arguments.has(TRACING));
    }

    private static String mode(Map<String, String> environment) {
        return environment.getOrDefault(IdentityProvider.MODE_VARIABLE, IdentityProvider.MODE_LOCAL);
    }

    private static void announceReady(Map<String, String> environment) {
        String file = environment.get(READY_FILE_VARIABLE);
        if (file != null) {
            try {
                Files.writeString(Path.of(file), "ready\n");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file, e);
            }
        }
    }
}
