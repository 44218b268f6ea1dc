package dev.cartlog.acceptance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where pictures go.
 *
 * @param directory empty when none are wanted
 * @param otherWords what else was given on the command line
 */
record Plots(Optional<Path> directory, List<String> otherWords) {
    static final String USAGE = "[--plots DIRECTORY]";
    private static final String OPTION = "--plots";

    /** Throws IllegalArgumentException when the directory is missing. */
    static Plots parse(List<String> words) {
        List<String> others = new ArrayList<>(words);
        int at = others.indexOf(OPTION);
        if (at < 0) {
            return new Plots(Optional.empty(), others);
        }
        if (at + 1 == others.size()) {
            throw new IllegalArgumentException(OPTION + " needs a directory");
        }
        Path directory = Path.of(others.remove(at + 1));
        others.remove(at);
        return new Plots(Optional.of(directory), others);
    }

    void write(String name, String svg) throws IOException {
        if (directory.isPresent()) {
            Files.createDirectories(directory.get());
            Files.writeString(directory.get().resolve(name + ".svg"), svg);
        }
    }
}
