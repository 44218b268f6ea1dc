package dev.cartlog.command.config;

import dev.cartlog.domain.command.Limits;
import dev.cartlog.domain.upkeep.Deadlines;
import dev.cartlog.domain.value.Quantity;
import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.topics.TopicPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation decides about its command service.
 *
 * @param dataDir where copies of the shards' states are kept; may be wiped while the instance is down
 */
@ConfigurationProperties("cart")
record CommandProperties(
        Kafka kafka,
        Registry registry,
        Path dataDir,
        Instance instance,
        Internal internal,
        @DefaultValue Shop limits,
        @DefaultValue Patience upkeep) {

    /**
     * @param bootstrapServers host:port, comma separated
     * @param clientConfig names a file with the client's settings for security; none means in the clear
     * @param partitions of the topics keyed by cart; permanent
     * @param replicationFactor copies of each partition
     * @param ownerSilenceMax after so long without a heartbeat an instance loses its shards; brokers allow no less than 6 s
     *     unless their {@code group.min.session.timeout.ms} says so
     */
    record Kafka(
            String bootstrapServers,

            @Nullable String clientConfig,

            @DefaultValue("" + TopicPlan.CART_PARTITIONS_DEFAULT)
            int partitions,

            @DefaultValue("1") int replicationFactor,

            @DefaultValue("6s") Duration ownerSilenceMax) {
        /** Reads the file; throws IllegalArgumentException that says what is wrong with it. */
        KafkaConnection connection() {
            return KafkaConnection.of(bootstrapServers, clientConfig);
        }

        TopicPlan topicPlan() {
            return new TopicPlan(partitions, replicationFactor);
        }
    }

    /** @param url the registry's base, of Confluent's protocol */
    record Registry(URI url) {}

    /** @param url where peers reach this instance; unlike any other's */
    record Instance(URI url) {
        String name() {
            return url.getAuthority();
        }
    }

    /** @param secret what instances prove themselves to each other with; at least {@value #SECRET_CHARS_MIN} characters */
    record Internal(String secret) {
        static final int SECRET_CHARS_MIN = 32;

        Internal {
            if (secret.length() < SECRET_CHARS_MIN) {
                throw new IllegalArgumentException("cart.internal.secret needs at least " + SECRET_CHARS_MIN
                        + " characters, from a secure source");
            }
        }

        @Override
        public String toString() {
            return "Internal[secret withheld]";
        }
    }

    /**
     * What the shop allows.
     *
     * @param lines lines in a cart
     * @param perLine pieces in a line
     * @param revertWindow how long a merge may be undone
     */
    record Shop(
            @DefaultValue("200") int lines,
            @DefaultValue("999") int perLine,
            @DefaultValue("30m") Duration revertWindow) {
        Limits limits() {
            return new Limits(lines, new Quantity(perLine), revertWindow);
        }
    }

    /**
     * How long the shop lets things lie.
     *
     * @param guestIdle after which an untouched guest's cart expires
     * @param customerIdle after which an untouched customer's cart expires
     * @param checkoutUnanswered after which a checkout without an answer is given back to the customer
     * @param mergeUnfinished after which a merge counts as abandoned and is resumed; longer than one run may take
     */
    record Patience(
            @DefaultValue("30d") Duration guestIdle,
            @DefaultValue("365d") Duration customerIdle,
            @DefaultValue("24h") Duration checkoutUnanswered,
            @DefaultValue("15s") Duration mergeUnfinished) {
        Deadlines deadlines() {
            return new Deadlines(guestIdle, customerIdle, checkoutUnanswered, mergeUnfinished);
        }
    }
}
