package dev.cartlog.local.cli;

import dev.cartlog.local.layout.DataDirectory;
import dev.cartlog.local.layout.Installation;
import dev.cartlog.local.run.RunFile;
import dev.cartlog.local.run.RunRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verb works with.
 *
 * @param environment the process's variables
 * @param out where answers go
 */
record CliContext(Map<String, String> environment, PrintStream out) {
    static final String DATA_OPTION = "--data";
    static final String DATA_VARIABLE = "CART_DATA";

    /** Where a platform to be started keeps its data: the option, else {@code CART_DATA}, else {@code .cart}. */
    DataDirectory dataToStart(Arguments arguments) {
        DataDirectory data = named(arguments).orElseGet(this::standard);
        writePointer(data);
        return data;
    }

    /** The data of the platform that is meant: the named one, else the one in {@code .cart}, else the last started. */
    DataDirectory data(Arguments arguments) {
        return named(arguments).orElseGet(() -> {
            DataDirectory standard = standard();
            Optional<DataDirectory> last =
                    pointer().filter(pointed -> RunFile.running(pointed).isPresent());
            return RunFile.running(standard).isPresent() ? standard : last.orElse(standard);
        });
    }

    /** What runs there; tells how to start it when nothing does. */
    RunRecord requireRunning(DataDirectory data) {
        return RunFile.running(data)
                .orElseThrow(() -> new UsageException("Nothing is running. Start it with: ./cart up --detach"));
    }

    private Optional<DataDirectory> named(Arguments arguments) {
        @Nullable String named = arguments.value(DATA_OPTION).orElse(environment.get(DATA_VARIABLE));
        return Optional.ofNullable(named)
                .map(path -> new DataDirectory(Path.of(path).toAbsolutePath().normalize()));
    }

    private DataDirectory standard() {
        return new DataDirectory(Installation.locate().root().resolve(".cart"));
    }

    private Path pointerFile() {
        return standard().root().resolve("last-data-directory");
    }

    private Optional<DataDirectory> pointer() {
        try {
            return Files.exists(pointerFile())
                    ? Optional.of(new DataDirectory(
                            Path.of(Files.readString(pointerFile()).strip())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pointerFile(), e);
        }
    }

    private void writePointer(DataDirectory data) {
        try {
            Files.createDirectories(standard().root());
            Files.writeString(pointerFile(), data.root() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + pointerFile(), e);
        }
    }
}
