package dev.cartlog.events.serde;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/**
 * The approved schemas and bytes, one directory per version of the set. Once released a directory never changes; a
 * changed schema gets the next one, written by {@code mvn -pl cart-events-schema test -Dgolden.approve=N}.
 */
final class GoldenFiles {
    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private GoldenFiles() {}

    record Golden(int version, Schema schema, Path bytesFile) {
        String type() {
            return schema.getName();
        }

        byte[] bytes() {
            try {
                return Files.readAllBytes(bytesFile);
            } catch (IOException e) {
                throw new UncheckedIOException("No approved bytes for " + type() + " v" + version, e);
            }
        }

        @Override
        public String toString() {
            return type() + " v" + version;
        }
    }

    /** Every approved record, oldest version first. */
    static List<Golden> all() {
        List<Golden> all = new ArrayList<>();
        for (int version = 1; Files.isDirectory(directory(version)); version++) {
            all.addAll(ofVersion(version));
        }
        return all;
    }

    private static List<Golden> ofVersion(int version) {
        try (Stream<Path> files = Files.list(directory(version))) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .map(file -> golden(version, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden golden(int version, Path schemaFile) {
        try {
            Schema schema = new Schema.Parser().parse(Files.readString(schemaFile));
            return new Golden(version, schema, directory(version).resolve(schema.getName() + ".bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(int version) {
        return ROOT.resolve("v" + version);
    }

    static void approve(int version, Schema schema, byte[] bytes) throws IOException {
        Path directory = Files.createDirectories(directory(version));
        Files.writeString(
                directory.resolve(schema.getName() + ".avsc"), SchemaFormatter.format("json/pretty", schema) + "\n");
        Files.write(directory.resolve(schema.getName() + ".bin"), bytes);
    }
}
