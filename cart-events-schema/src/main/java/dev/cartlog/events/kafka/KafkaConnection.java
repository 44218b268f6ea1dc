package dev.cartlog.events.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka is, and how a client proves who it is.
 *
 * @param bootstrapServers host:port, comma separated
 * @param security a client's settings for TLS and SASL; none means that it connects in the clear as nobody
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> security) {
    /** The environment variable that says where Kafka is. */
    public static final String BOOTSTRAP_SERVERS = "CART_KAFKA_BOOTSTRAP_SERVERS";

    /** The environment variable that names the file with the settings for security; in Spring, the property's other name. */
    public static final String CLIENT_CONFIG = "CART_KAFKA_CLIENT_CONFIG";

    /** Takes a copy. */
    public KafkaConnection {
        security = Map.copyOf(security);
    }

    /** In the clear, as nobody. */
    public static KafkaConnection plain(String bootstrapServers) {
        return new KafkaConnection(bootstrapServers, Map.of());
    }

    /**
     * As a file says: a Kafka client's properties, of which those that begin with {@code security.}, {@code ssl.} or
     * {@code sasl.} are allowed. All others are the program's own business, as its guarantees hang on them.
     *
     * @param clientConfig the file; null or blank for {@link #plain}
     * @throws IllegalArgumentException when the file cannot be read or says something else; tells what to do
     */
    public static KafkaConnection of(String bootstrapServers, @Nullable String clientConfig) {
        return clientConfig == null || clientConfig.isBlank()
                ? plain(bootstrapServers)
                : new KafkaConnection(bootstrapServers, SecurityFile.read(clientConfig));
    }

    /**
     * As {@value #BOOTSTRAP_SERVERS} and {@value #CLIENT_CONFIG} say.
     *
     * @throws IllegalArgumentException when the first is not set, or {@link #of} refuses the second
     */
    public static KafkaConnection from(Map<String, String> environment) {
        String bootstrapServers = environment.getOrDefault(BOOTSTRAP_SERVERS, "");
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + BOOTSTRAP_SERVERS + " is not set.");
        }
        return of(bootstrapServers, environment.get(CLIENT_CONFIG));
    }

    /** All that a client needs to be told: this and its own settings, which win. A copy. */
    public Map<String, Object> with(Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(security);
        all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.putAll(settings);
        return all;
    }

    /** For a client with no settings of its own, such as one that asks questions. */
    public Map<String, Object> settings() {
        return with(Map.of());
    }

    /** Names what is set and withholds what it is set to: passwords are among it. */
    @Override
    public String toString() {
        return bootstrapServers + new TreeMap<>(security).keySet();
    }
}
