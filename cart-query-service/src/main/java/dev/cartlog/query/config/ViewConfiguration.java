package dev.cartlog.query.config;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.events.serde.RegistryOptions;
import dev.cartlog.events.serde.SchemaRegistryClient;
import dev.cartlog.query.topology.LateCodec;
import dev.cartlog.query.topology.StreamsSettings;
import dev.cartlog.query.topology.ViewTopology;
import dev.cartlog.query.tracing.TracedProcessors;
import dev.cartlog.query.view.CartAwait;
import dev.cartlog.query.view.CartCache;
import dev.cartlog.query.view.CartFeed;
import dev.cartlog.query.view.CartUpdates;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.CatalogView;
import dev.cartlog.query.view.CustomerCarts;
import dev.cartlog.query.view.Freshness;
import dev.cartlog.query.view.FreshnessWatch;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.KafkaLogEnds;
import dev.cartlog.query.view.LocalStores;
import dev.cartlog.query.view.MergeViews;
import dev.cartlog.query.view.SignalStatus;
import dev.cartlog.query.view.StoreSource;
import dev.cartlog.query.view.StreamsRunner;
import dev.cartlog.query.view.ViewStatus;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The views and what keeps them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueryProperties.class)
public class ViewConfiguration {
    /** One reading of the file: all clients are the same principal. */
    @Bean
    KafkaConnection kafkaConnection(QueryProperties properties) {
        QueryProperties.Kafka kafka = properties.kafka();
        return KafkaConnection.of(kafka.bootstrapServers(), kafka.clientConfig());
    }

    @Bean
    SchemaRegistryClient schemaRegistryClient(QueryProperties properties) {
        return new SchemaRegistryClient(RegistryOptions.of(properties.registry().url()));
    }

    @Bean
    LateCodec codec() {
        return new LateCodec();
    }

    @Bean
    CartFeed cartFeed() {
        return new CartFeed();
    }

    @Bean
    Freshness freshness(Clock clock) {
        return new Freshness(System::nanoTime, clock);
    }

    @Bean
    CartCache cartCache() {
        return new CartCache();
    }

    @Bean
    ViewStatus viewStatus(CartFeed feed, CartCache cache, Freshness freshness) {
        return new ViewStatus(feed, cache, freshness);
    }

    @Bean
    FreshnessWatch freshnessWatch(
            Freshness freshness, ViewStatus status, KafkaConnection kafka, QueryProperties properties) {
        return watch("views", freshness, kafka, properties.query().applicationId(), status::lapsed);
    }

    @Bean
    StreamsRunner views(
            QueryProperties properties,
            KafkaConnection kafka,
            SchemaRegistryClient registry,
            LateCodec codec,
            ViewStatus status,
            ObjectProvider<Tracer> tracing) {
        LogTopics log = new LogTopics(kafka);
        StreamsSettings settings =
                settings(properties, kafka, properties.query().applicationId());
        Tracer tracer = tracing.getIfAvailable();
        Map<String, Object> traced = tracer == null ? Map.of() : TracedProcessors.settings(tracer);
        return new StreamsRunner("views", new ViewsFactory(log, registry, codec, status, settings, traced));
    }

    @Bean
    StreamsRunner signals(
            QueryProperties properties,
            KafkaConnection kafka,
            SchemaRegistryClient registry,
            SignalStatus signalStatus,
            Freshness signalsFreshness) {
        LogTopics log = new LogTopics(kafka);
        StreamsSettings settings =
                settings(properties, kafka, properties.query().signalsApplicationId());
        return new StreamsRunner(
                "signals",
                new SignalsFactory(
                        log,
                        registry,
                        settings,
                        signalStatus,
                        signalsFreshness,
                        properties.query().abandonedAfter()));
    }

    @Bean
    SignalStatus signalStatus() {
        return new SignalStatus();
    }

    /** How far what others are told has come; its own, as it is a group of its own. */
    @Bean
    Freshness signalsFreshness(Clock clock) {
        return new Freshness(System::nanoTime, clock);
    }

    @Bean
    FreshnessWatch signalsFreshnessWatch(
            Freshness signalsFreshness, KafkaConnection kafka, QueryProperties properties) {
        return watch("signals", signalsFreshness, kafka, properties.query().signalsApplicationId(), () -> {});
    }

    private static FreshnessWatch watch(
            String name, Freshness freshness, KafkaConnection kafka, String group, Runnable lapsed) {
        return new FreshnessWatch(
                name, freshness, () -> new KafkaLogEnds(kafka, group, part -> ViewTopology.topic(group, part)), lapsed);
    }

    private static StreamsSettings settings(QueryProperties properties, KafkaConnection kafka, String applicationId) {
        QueryProperties.Query query = properties.query();
        return new StreamsSettings(
                applicationId,
                kafka,
                properties.instance().hostAndPort(),
                properties.dataDir(),
                query.threads(),
                query.standbys(),
                query.storeCache());
    }

    @Bean
    StoreSource stores(StreamsRunner views, ViewStatus status, Freshness freshness) {
        return new LocalStores(views, status, freshness);
    }

    @Bean
    CartViews cartViews(StoreSource stores, LateCodec codec, CartCache cache) {
        return new CartViews(stores, codec, cache);
    }

    @Bean
    Histories histories(StoreSource stores, LateCodec codec) {
        return new Histories(stores, codec);
    }

    @Bean
    CustomerCarts customerCarts(StoreSource stores) {
        return new CustomerCarts(stores);
    }

    @Bean
    MergeViews mergeViews(StoreSource stores) {
        return new MergeViews(stores);
    }

    @Bean
    CatalogView catalogView(StoreSource stores, LateCodec codec, ViewStatus status) {
        CatalogView catalog = new CatalogView(stores, codec);
        status.tell(catalog);
        return catalog;
    }

    @Bean
    CartAwait cartAwait(CartViews carts, CartFeed feed, QueryProperties properties) {
        return new CartAwait(carts, feed, properties.query().waitMax());
    }

    @Bean
    CartUpdates cartUpdates(CartViews carts, CartFeed feed) {
        return new CartUpdates(carts, feed);
    }
}
