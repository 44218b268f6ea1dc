package dev.cartlog.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Archives of the classes each program loads, from which it starts in about half the processor time. A JVM writes its
 * archive when it ends, if there is none that fits its jars, and ignores one that does not fit.
 *
 * @param directory where they are
 * @param written true for the one platform that may write there; others only read, as two writers would spoil a file
 */
public record StartArchives(Path directory, boolean written) {
    /** The project's own: written by the platform whose data are in the project, read by all others. */
    public static StartArchives of(Installation installation, DataDirectory data) {
        Path own = installation.root().resolve(".cart");
        return new StartArchives(own.resolve("start"), data.root().equals(own));
    }

    /** The same archives for a program that must not write: another writes for both. */
    public StartArchives readOnly() {
        return new StartArchives(directory, false);
    }

    /** What to tell the JVM of the program with this name. */
    public List<String> jvmArguments(String program) {
        Path archive = directory.resolve(program + ".jsa");
        if (!written) {
            return Files.exists(archive) ? List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive) : List.of();
        }
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + directory, e);
        }
        return List.of("-Xlog:disable", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
    }
}
