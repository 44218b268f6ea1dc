package dev.cartlog.local.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The products a new platform starts with, read from {@code demo-catalog.csv}. */
public final class DemoCatalog {
    private static final String RESOURCE = "/demo-catalog.csv";
    private static final int COLUMNS = 9;

    private DemoCatalog() {}

    /** All of them, in the order of the file. */
    public static List<Product> products() {
        try (InputStream in = DemoCatalog.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** One product a line, values separated by semicolons; lines that begin with # are for readers. */
    static List<Product> parse(String text) {
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(DemoCatalog::product)
                .toList();
    }

    private static Product product(String line) {
        String[] values = line.split(";", -1);
        if (values.length != COLUMNS) {
            throw new IllegalArgumentException("not " + COLUMNS + " values: " + line);
        }
        return new Product(
                values[0],
                values[1],
                Long.parseLong(values[2]),
                values[3],
                Long.parseLong(values[4]),
                flag(values[5], "backorderable"),
                Integer.parseInt(values[6]),
                Integer.parseInt(values[7]),
                flag(values[8], "active"));
    }

    private static boolean flag(String value, String word) {
        return switch (value) {
            case "-" -> false;
            case String yes when yes.equals(word) -> true;
            default -> throw new IllegalArgumentException("neither - nor " + word + ": " + value);
        };
    }
}
