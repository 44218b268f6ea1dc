package dev.cartlog.local.run;

import dev.cartlog.local.layout.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The file a launcher keeps up to date while it runs, so that other commands can see and stop what it started. */
public final class RunFile {
    private static final JsonMapper JSON = JsonMapper.shared();

    private RunFile() {}

    /** Replaces the record as a whole: a reader sees the old one or the new one. */
    public static void write(DataDirectory data, RunRecord run) {
        Path file = data.runFile();
        try {
            Files.createDirectories(data.root());
            Path fresh = Files.createTempFile(data.root(), "run", ".new");
            Files.writeString(fresh, JSON.writeValueAsString(run));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Removes the record: nothing runs any more. */
    public static void delete(DataDirectory data) {
        try {
            Files.deleteIfExists(data.runFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + data.runFile(), e);
        }
    }

    /** The record of a launcher that is running now; empty when there is none. */
    public static Optional<RunRecord> running(DataDirectory data) {
        return last(data).filter(run -> run.launcher().isPresent());
    }

    /** The last record, also when its launcher died without removing it. */
    public static Optional<RunRecord> last(DataDirectory data) {
        if (!Files.exists(data.runFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(data.runFile()), RunRecord.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + data.runFile(), e);
        }
    }
}
