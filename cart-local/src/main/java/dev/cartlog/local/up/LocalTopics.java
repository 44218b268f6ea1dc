package dev.cartlog.local.up;

import dev.cartlog.events.topics.Topic;
import dev.cartlog.events.topics.TopicAdmin;
import dev.cartlog.events.topics.TopicPlan;
import dev.cartlog.local.catalog.CatalogTopic;
import dev.cartlog.local.catalog.DemoCatalog;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** What must be in a new broker before our services start. */
public final class LocalTopics {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private LocalTopics() {}

    /**
     * Creates the topics that are missing, as on one machine.
     *
     * @return those it created
     * @throws dev.cartlog.events.topics.TopicSetupException when an existing one is wrong, or the broker does not answer
     */
    public static List<Topic> ensure(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return new TopicAdmin(admin, TIMEOUT).ensure(TopicPlan.LOCAL);
        }
    }

    /** Puts the demo products into a catalogue that never had any. */
    public static void loadDemoCatalog(String bootstrapServers, URI registry) throws InterruptedException {
        try (CatalogTopic catalog = new CatalogTopic(bootstrapServers, registry)) {
            if (catalog.isEmpty()) {
                catalog.put(DemoCatalog.products());
            }
        }
    }
}
