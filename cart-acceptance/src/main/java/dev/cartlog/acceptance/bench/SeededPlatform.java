package dev.cartlog.acceptance.bench;

import dev.cartlog.acceptance.seed.LogSeeder;
import dev.cartlog.acceptance.seed.SeededCart;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.local.EmbeddedPlatform;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A broker, a registry, an issuer, and a log full of {@link SeededCart}s.
 *
 * @param directory for what is measured; deleted with everything else
 */
record SeededPlatform(EmbeddedPlatform platform, SchemaRegistryClient registry, Path directory, int carts) {

    /** What is measured. */
    @FunctionalInterface
    interface Measurements {
        void run(SeededPlatform seeded) throws Exception;
    }

    /** Writes the log, lets it be used, and leaves nothing behind. */
    static void with(int carts, Measurements measurements) throws Exception {
        Path directory = Files.createTempDirectory("cart-bench");
        try (EmbeddedPlatform platform = new EmbeddedPlatform(directory.resolve("platform"));
                SchemaRegistryClient registry = new SchemaRegistryClient(RegistryOptions.of(platform.registryUrl()))) {
            platform.createTopics();
            new LogSeeder(platform.bootstrapServers(), registry).write(carts);
            measurements.run(new SeededPlatform(platform, registry, directory, carts));
        } finally {
            TemporaryFiles.delete(directory);
        }
    }

    /** All events in the log. */
    int events() {
        return carts * SeededCart.EVENTS;
    }

    /** A query service on this log, in a process of its own. */
    QueryServer queryServer(String... jvmArguments) {
        return new QueryServer(platform, directory.resolve("query"), jvmArguments);
    }
}
