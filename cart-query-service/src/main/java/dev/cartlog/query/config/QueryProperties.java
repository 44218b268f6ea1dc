package dev.cartlog.query.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be configured.
 *
 * @param dataDir where the views are kept between runs; each instance needs its own
 * @param kafka how to reach the log
 * @param registry how to reach the schemas
 * @param instance how other instances reach this one
 * @param internal what instances know of each other
 * @param query how reads behave
 */
@ConfigurationProperties("cart")
public record QueryProperties(
        Path dataDir,
        Kafka kafka,
        Registry registry,
        Instance instance,
        @DefaultValue Internal internal,
        @DefaultValue Query query) {

    /**
     * @param bootstrapServers of the Kafka cluster, {@code host:port} separated by commas
     * @param clientConfig names a file with the client's settings for security; none means in the clear
     */
    public record Kafka(String bootstrapServers, @Nullable String clientConfig) {}

    /** @param url the base address of the registry's Confluent-compatible interface */
    public record Registry(URI url) {}

    /** @param url at which the other instances reach this one */
    public record Instance(URI url) {
        /** As Streams tells it to the other instances. */
        public String hostAndPort() {
            return url.getHost() + ":" + url.getPort();
        }
    }

    /** @param secret shared by all instances; without one, each mints its own and none lets another in */
    public record Internal(@Nullable String secret) {}

    /**
     * How reads behave.
     *
     * @param applicationId names the consumer group and prefixes the internal topics; another id means other views,
     *     built from the log anew
     * @param signalsApplicationId the same for what others are told; another id means telling everything again, so it
     *     stays when the views are built anew
     * @param threads that fold, each for some of the partitions
     * @param standbys further copies of each view on other instances
     * @param storeCache memory for blocks of all stores together, in bytes
     * @param waitMax how long a read waits for the version it asks for
     * @param readyLagMax how many events the views may be behind for the service to be called ready
     * @param streamsMax open streams of all readers together
     * @param streamsPerReaderMax open streams of one guest or customer
     * @param heartbeat how often a stream shows that it is alive; a reader that takes nothing for two of them is dropped
     * @param abandonedAfter how long an open cart may be left alone before others are told
     */
    public record Query(
            @DefaultValue("cart-query-2") String applicationId,
            @DefaultValue("cart-query-signals") String signalsApplicationId,
            @DefaultValue("2") int threads,
            @DefaultValue("1") int standbys,
            @DefaultValue("67108864") long storeCache,
            @DefaultValue("2s") Duration waitMax,
            @DefaultValue("10000") long readyLagMax,
            @DefaultValue("10000") int streamsMax,
            @DefaultValue("20") int streamsPerReaderMax,
            @DefaultValue("15s") Duration heartbeat,
            @DefaultValue("1h") Duration abandonedAfter) {}
}
