package dev.cartlog.acceptance.rebuild;

import dev.cartlog.local.layout.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Stores on the disk: Streams keeps those of an application id in a directory of that name. */
final class BuiltViews {
    private BuiltViews() {}

    /** Moves what the builder has built to an instance, and deletes the rest of the builder's directory. */
    static void handTo(DataDirectory data, String instance, String id) {
        Path built = data.service(Builder.NAME);
        try {
            Files.createDirectories(data.service(instance));
            Files.move(built.resolve(id), data.service(instance).resolve(id));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot move " + built.resolve(id), e);
        }
        delete(built);
    }

    /** Deletes an instance's stores of an application id. */
    static void delete(DataDirectory data, String instance, String id) {
        delete(data.service(instance).resolve(id));
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
