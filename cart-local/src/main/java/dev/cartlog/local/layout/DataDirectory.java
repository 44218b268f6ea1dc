package dev.cartlog.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where one platform keeps everything: the broker's log, the registry's schemas, keys, service state, logs.
 *
 * @param root created when needed
 */
public record DataDirectory(Path root) {
    private static final String LOGS = "logs";

    /** Names directly below the root that belong to the platform and may be deleted for a fresh start. */
    private static final List<String> OURS = List.of("kafka", "registry", "identity", "services", LOGS, "run.json");

    /** The broker's. */
    public Path broker() {
        return root.resolve("kafka");
    }

    /** The registry's. */
    public Path registry() {
        return root.resolve("registry");
    }

    /** The key of the development identity provider. */
    public Path signingKey() {
        return root.resolve("identity").resolve("signing-key");
    }

    /** What a service may keep between runs, and may lose. */
    public Path service(String name) {
        return root.resolve("services").resolve(name);
    }

    /** What a process printed. */
    public Path log(String name) {
        return root.resolve(LOGS).resolve(name + ".log");
    }

    /** The names of all logs there are. */
    public List<String> logNames() {
        Path logs = root.resolve(LOGS);
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - ".log".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + logs, e);
        }
    }

    /** The record of what is running. */
    public Path runFile() {
        return root.resolve("run.json");
    }

    /** Deletes what the platform keeps here and nothing else. Only while it is not running. */
    public void deleteAll() {
        try {
            for (String name : OURS) {
                Path path = root.resolve(name);
                if (Files.exists(path)) {
                    Files.walkFileTree(path, new Deletion());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the data in " + root, e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
