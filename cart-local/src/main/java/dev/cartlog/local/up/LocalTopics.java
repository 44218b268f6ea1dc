package dev.cartlog.local.up;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.serde.EventSerializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.RegistryRefusedException;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.local.catalog.CatalogTopic;
import dev.cartlog.local.catalog.DemoCatalog;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What must be in a new broker before our services start. */
public final class LocalTopics {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private LocalTopics() {}

    /**
     * Creates the topics that are missing, as on one machine, and puts the demo products into a catalogue that is empty.
     *
     * @throws dev.cartlog.events.topics.TopicSetupException when an existing one is wrong, or the broker does not answer
     * @throws OlderDataException when a build wrote the data whose records have another layout
     */
    public static void prepare(String bootstrapServers, URI registry) throws InterruptedException {
        ensure(bootstrapServers);
        fillEmptyCatalog(bootstrapServers, registry);
    }

    /** Puts the demo products into a catalogue that is empty; leaves any other as it is. */
    public static void fillEmptyCatalog(String bootstrapServers, URI registry) throws InterruptedException {
        boolean empty;
        try (Admin admin = admin(bootstrapServers)) {
            empty = isEmpty(admin, Topic.CATALOG_ITEMS);
        }
        if (empty) {
            loadDemoCatalog(bootstrapServers, registry);
        } else {
            requireOurSchemas(registry);
        }
    }

    /** The services would find that out too, each with a stack trace that says nothing to a person. */
    private static void requireOurSchemas(URI registry) {
        try (SchemaRegistryClient client = new SchemaRegistryClient(RegistryOptions.of(registry))) {
            EventSerializer.ensureRegistered(client, Topic.CART_EVENTS, Topic.CART_STATE);
        } catch (RegistryRefusedException e) {
            throw new OlderDataException(e);
        }
    }

    /** Creates the topics that are missing, as on one machine. */
    public static void ensure(String bootstrapServers) {
        try (Admin admin = admin(bootstrapServers)) {
            new TopicAdmin(admin, TIMEOUT).ensure(TopicPlan.LOCAL);
        }
    }

    /** Puts the demo products. */
    public static void loadDemoCatalog(String bootstrapServers, URI registry) throws InterruptedException {
        try (CatalogTopic catalog = new CatalogTopic(KafkaConnection.plain(bootstrapServers), registry)) {
            catalog.put(DemoCatalog.products());
        }
    }

    /** True when nothing was ever written to the topic's only partition. */
    private static boolean isEmpty(Admin admin, Topic topic) throws InterruptedException {
        TopicPartition partition = new TopicPartition(topic.topicName(), 0);
        try {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                            .offset()
                    == 0;
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how long " + partition + " is: " + e, e);
        }
    }

    private static Admin admin(String bootstrapServers) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }
}
