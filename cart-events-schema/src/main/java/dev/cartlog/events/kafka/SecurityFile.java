package dev.cartlog.events.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A properties file, in UTF-8, with a Kafka client's settings for security and nothing else. */
final class SecurityFile {
    private static final List<String> PREFIXES_ALLOWED = List.of("security.", "ssl.", "sasl.");

    private SecurityFile() {}

    static Map<String, String> read(String name) {
        Properties properties = load(name);
        Map<String, String> settings = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            if (PREFIXES_ALLOWED.stream().noneMatch(key::startsWith)) {
                throw refused(
                        name,
                        "sets " + key + ". Take it out: only keys that begin with "
                                + String.join(", ", PREFIXES_ALLOWED) + " are allowed there");
            }
            settings.put(key, properties.getProperty(key));
        }
        if (settings.isEmpty()) {
            // Connecting in the clear is what somebody who names a file wants least.
            throw refused(
                    name, "sets nothing. Put security.protocol and what belongs to it there, or unset the variable");
        }
        return settings;
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(name))) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The file " + name + " that " + KafkaConnection.CLIENT_CONFIG + " names cannot be read: " + e
                            + ". Mount it readable for the user that runs this, as properties in UTF-8, or unset the"
                            + " variable to connect in the clear.",
                    e);
        }
    }

    private static IllegalArgumentException refused(String name, String what) {
        return new IllegalArgumentException(
                "The file " + name + " that " + KafkaConnection.CLIENT_CONFIG + " names " + what + ".");
    }
}
