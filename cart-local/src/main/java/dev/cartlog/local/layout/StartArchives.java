package dev.cartlog.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What each program loaded and linked in its first run after a build, written by its JVM when that run ended: the next starts
 * from it in some two thirds of the time. A JVM ignores one that does not fit its jars or its arguments.
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

    /**
     * What to tell the JVM of the program with this name.
     *
     * @param classPath jars; an archive older than one of them is written anew
     */
    public List<String> jvmArguments(String program, List<Path> classPath) {
        Path archive = directory.resolve(program + ".aot");
        if (isNewerThanAll(archive, classPath)) {
            return List.of("-Xlog:disable", "-XX:AOTCache=" + archive);
        }
        if (!written) {
            return List.of();
        }
        try {
            Files.createDirectories(directory);
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write in " + directory, e);
        }
        return List.of("-Xlog:disable", "-XX:AOTCacheOutput=" + archive);
    }

    private static boolean isNewerThanAll(Path archive, List<Path> jars) {
        try {
            if (!Files.isRegularFile(archive)) {
                return false;
            }
            for (Path jar : jars) {
                if (Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(archive)) > 0) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell how old " + archive + " is", e);
        }
    }
}
