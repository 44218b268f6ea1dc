package dev.cartlog.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The built artefacts of this project, found from where this class was loaded. */
public final class Installation {
    private static final String OURS = "cart-local";
    private static final String BROKER = "cart-broker";

    private final Path root;

    private Installation(Path root) {
        this.root = root;
    }

    /**
     * Finds the project this class was built in.
     *
     * @throws IllegalStateException when there is none above the place this class was loaded from
     */
    public static Installation locate() {
        Path loadedFrom = loadedFrom();
        for (Path at = loadedFrom; at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(OURS).resolve("pom.xml"))) {
                return new Installation(at);
            }
        }
        throw new IllegalStateException("no built project above " + loadedFrom);
    }

    private static Path loadedFrom() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class was loaded from a place with no path", e);
        }
    }

    /** The project's own directory. */
    public Path root() {
        return root;
    }

    /** The class path of a module that is a program: its jar, then its libraries in a fixed order. */
    public List<Path> programClassPath(String module) {
        Path target = root.resolve(module).resolve("target");
        List<Path> path = new ArrayList<>(jars(target));
        path.addAll(jars(target.resolve("lib")));
        return path;
    }

    /** The class path of this module's own programs. */
    public List<Path> localClassPath() {
        return programClassPath(OURS);
    }

    /** The broker's class path, which must not hold the clients' version of Kafka; on a leash. */
    public List<Path> brokerClassPath() {
        List<Path> path = programClassPath(BROKER);
        path.add(leashClassPath());
        return path;
    }

    /** The one entry that programs of other modules need to run on a leash. */
    public Path leashClassPath() {
        return jars(root.resolve(OURS).resolve("target")).getFirst();
    }

    /** The unpacked schema registry. */
    public Path registryDirectory() {
        return root.resolve(OURS).resolve("target").resolve("registry");
    }

    private static List<Path> jars(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new IllegalStateException(directory + " holds no jar. Build it first: mvn package");
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory + ". Build it first: mvn package", e);
        }
    }
}
