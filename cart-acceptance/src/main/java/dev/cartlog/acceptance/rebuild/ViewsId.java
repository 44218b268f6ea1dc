package dev.cartlog.acceptance.rebuild;

import dev.cartlog.local.layout.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/** Which views an instance of the query service serves: the application id of Streams, in a file the service reads. */
final class ViewsId {
    private static final String FILE = "views.properties";
    private static final String PROPERTY = "cart.query.application-id";
    /** What the service serves when nobody tells it otherwise. */
    private static final String FIRST = "cart-query-2";

    private static final String PREFIX = "cart-query";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    private ViewsId() {}

    static String fresh(Instant now) {
        return PREFIX + "-" + STAMP.format(now);
    }

    static String of(DataDirectory data, String instance) {
        Path file = data.service(instance).resolve(FILE);
        Properties properties = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return properties.getProperty(PROPERTY, FIRST);
    }

    /** From its next start on. */
    static void set(DataDirectory data, String instance, String id) {
        Path file = data.service(instance).resolve(FILE);
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "views", ".new");
            Files.writeString(fresh, PROPERTY + "=" + id + "\n");
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
