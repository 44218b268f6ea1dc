package dev.cartlog.command.config;

import dev.cartlog.command.catalog.CatalogFollower;
import dev.cartlog.command.catalog.CatalogTable;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.events.CatalogItem;
import dev.cartlog.events.serde.EventDeserializer;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Kafka, the schema registry, and what is read through them. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {

    /** Refuses to start on a cluster or on topics that cannot carry the guarantees. */
    @Bean
    KafkaClients kafkaClients(CommandProperties properties) {
        KafkaClients clients = KafkaClients.of(properties.kafka().connection());
        StartupChecks.verify(clients, properties.kafka().topicPlan());
        return clients;
    }

    @Bean
    SchemaRegistryClient schemaRegistryClient(CommandProperties properties) {
        return new SchemaRegistryClient(RegistryOptions.of(properties.registry().url()));
    }

    @Bean
    CatalogTable catalogTable(SchemaRegistryClient registry) {
        return new CatalogTable(EventDeserializer.preloaded(registry, CatalogItem.class, Topic.CATALOG_ITEMS));
    }

    /** How far this instance's catalogue is behind its topic. Not a number before the topic's end is known. */
    @Bean
    MeterBinder catalogMeters(CatalogFollower follower, CatalogTable table) {
        return registry -> {
            Gauge.builder("cart.catalog.lag.records", follower, KafkaConfiguration::lag)
                    .description("Records of the catalogue that are not read yet")
                    .register(registry);
            Gauge.builder("cart.catalog.articles", table, CatalogTable::size)
                    .description("Articles known")
                    .register(registry);
        };
    }

    private static double lag(CatalogFollower follower) {
        long records = follower.lagRecords();
        return records == Long.MAX_VALUE ? Double.NaN : records;
    }

    @Bean(initMethod = "start")
    CatalogFollower catalogFollower(KafkaClients clients, CatalogTable table) {
        return new CatalogFollower(clients, table);
    }
}
