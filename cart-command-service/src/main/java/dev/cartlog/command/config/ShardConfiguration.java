package dev.cartlog.command.config;

import dev.cartlog.command.axon.CartEventFormat;
import dev.cartlog.command.axon.TopicEventReads;
import dev.cartlog.command.catalog.CatalogTable;
import dev.cartlog.command.gateway.CartGateway;
import dev.cartlog.command.gateway.PeerClient;
import dev.cartlog.command.gateway.PeerServer;
import dev.cartlog.command.gateway.PeerSignature;
import dev.cartlog.command.gateway.RoutingCartGateway;
import dev.cartlog.command.log.ClusterIdentity;
import dev.cartlog.command.log.KafkaClients;
import dev.cartlog.command.log.Partitions;
import dev.cartlog.command.log.ShardTopics;
import dev.cartlog.command.log.TopicReader;
import dev.cartlog.command.routing.ClusterSettings;
import dev.cartlog.command.routing.LoggingListener;
import dev.cartlog.command.routing.ShardCluster;
import dev.cartlog.command.routing.ShardView;
import dev.cartlog.command.shard.CartRecords;
import dev.cartlog.command.shard.RocksStores;
import dev.cartlog.command.shard.ShardListeners;
import dev.cartlog.domain.command.Context;
import dev.cartlog.domain.command.Limits;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.events.topics.Topic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.trace.Tracer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shards of this instance. */
@Configuration(proxyBeanMethods = false)
class ShardConfiguration {
    private static final ShardTopics TOPICS =
            new ShardTopics(Topic.CART_EVENTS.topicName(), Topic.CART_STATE.topicName(), Topic.CART_SHARDS.topicName());

    private static final String STORES = "shards";
    private static final Duration IDENTITY_DEADLINE = Duration.ofSeconds(30);

    @Bean
    CartRecords cartRecords(SchemaRegistryClient registry) {
        return new AvroCartRecords(registry);
    }

    /** Not closed with the context: a shard that is late to end may still write, and the process ends anyway. */
    @Bean(destroyMethod = "")
    RocksStores rocksStores(CommandProperties properties, KafkaClients kafka) {
        try (Admin admin = Admin.create(kafka.admin())) {
            ClusterIdentity identity = ClusterIdentity.of(admin, TOPICS.state(), IDENTITY_DEADLINE);
            Path stores = properties.dataDir().resolve(STORES);
            FormerClusters.delete(stores, identity.clusterId());
            return new RocksStores(identity.under(stores));
        }
    }

    @Bean
    ShardCluster shardCluster(
            CommandProperties properties,
            KafkaClients kafka,
            CartRecords records,
            MeterRegistry meters,
            RocksStores stores,
            CatalogTable catalog,
            Clock clock) {
        int partitions = properties.kafka().partitions();
        ClusterSettings settings = new ClusterSettings(
                properties.instance().name(),
                properties.instance().url(),
                properties.dataDir(),
                kafka,
                TOPICS,
                partitions,
                ClusterSettings.GROUP_ID_DEFAULT,
                properties.kafka().ownerSilenceMax());
        CartEventFormat format = new CartEventFormat(records::event, key -> Partitions.of(key.value(), partitions));
        Limits limits = properties.limits().limits();
        return new ShardCluster(
                settings,
                new ShardCluster.Parts(
                        records,
                        new TopicEventReads(new TopicReader(kafka, TOPICS.events(), partitions), format),
                        nextCartNumber -> new Context(clock.instant(), catalog, limits, nextCartNumber),
                        properties.upkeep().deadlines()::nextMillis,
                        stores::open,
                        new ShardListeners(new LoggingListener(), new ShardMeters(meters)),
                        clock));
    }

    @Bean
    PeerSignature peerSignature(CommandProperties properties, Clock clock) {
        return new PeerSignature(properties.internal().secret(), clock);
    }

    @Bean
    PeerClient peerClient(PeerSignature signature, CartRecords records) {
        return new PeerClient(signature, records);
    }

    @Bean
    PeerServer peerServer(ShardCluster shards, CartRecords records) {
        return new PeerServer(shards, records);
    }

    @Bean
    CartGateway cartGateway(
            ShardCluster shards, PeerClient peers, MeterRegistry meters, ObjectProvider<Tracer> tracing) {
        CartGateway routing = new RoutingCartGateway(shards, peers, System::nanoTime);
        CartGateway metered = new MeteredGateway(routing, meters, System::nanoTime);
        Tracer tracer = tracing.getIfAvailable();
        return tracer == null ? metered : new TracedGateway(metered, tracer);
    }

    @Bean
    MeterBinder mailboxMeters(ShardCluster shards) {
        return registry -> Gauge.builder("cart.shard.mailbox.depth", shards, ShardConfiguration::waiting)
                .description("Requests that wait for this instance's shards")
                .register(registry);
    }

    private static double waiting(ShardCluster shards) {
        return shards.views().stream().mapToInt(ShardView::waiting).sum();
    }
}
