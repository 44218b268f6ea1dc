package dev.cartlog.query.config;

import dev.cartlog.query.audit.AuditReads;
import dev.cartlog.query.audit.CartHistory;
import dev.cartlog.query.audit.EventFinder;
import dev.cartlog.query.audit.EventSearch;
import dev.cartlog.query.audit.KafkaAuditReads;
import dev.cartlog.query.http.QueryRoutes;
import dev.cartlog.query.http.StreamCaps;
import dev.cartlog.query.view.CartAwait;
import dev.cartlog.query.view.CartUpdates;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.CatalogView;
import dev.cartlog.query.view.CustomerCarts;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.MergeViews;
import dev.cartlog.query.view.StoreSource;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The routes. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {
    private static final int READER_THREADS_MAX = 8;
    private static final int READS_QUEUED_MAX = 1000;

    /** Where reads that may take long do so, away from the threads that serve connections. */
    @Bean(destroyMethod = "dispose")
    Scheduler readers() {
        return Schedulers.newBoundedElastic(READER_THREADS_MAX, READS_QUEUED_MAX, "readers");
    }

    @Bean
    KafkaAuditReads auditReads(QueryProperties properties) {
        return new KafkaAuditReads(properties.kafka().bootstrapServers());
    }

    @Bean
    CartHistory cartHistory(Histories histories, CartViews carts) {
        return new CartHistory(histories, carts);
    }

    @Bean
    EventSearch eventSearch(StoreSource stores, Histories histories) {
        return new EventSearch(stores, histories);
    }

    @Bean
    EventFinder eventFinder(EventSearch search, StoreSource stores, Scheduler readers) {
        return query -> Mono.fromCallable(() -> search.search(stores.partitions(), query))
                .subscribeOn(readers);
    }

    @Bean
    StreamCaps streamCaps(QueryProperties properties) {
        return new StreamCaps(
                properties.query().streamsMax(), properties.query().streamsPerReaderMax());
    }

    /** Ends the streams when the service stops, before the HTTP server waits for its last requests. */
    @Bean
    StreamsEnd streamsEnd(CartUpdates updates) {
        return new StreamsEnd(updates);
    }

    @Bean
    RouterFunction<ServerResponse> queryRoutes(
            CartViews carts,
            CustomerCarts customerCarts,
            MergeViews merges,
            CatalogView catalog,
            CartAwait await,
            CartUpdates updates,
            StreamCaps caps,
            QueryProperties properties,
            CartHistory history,
            EventFinder finder,
            AuditReads auditReads,
            Scheduler readers,
            Clock clock) {
        return new QueryRoutes(
                        carts,
                        customerCarts,
                        merges,
                        catalog,
                        await,
                        updates,
                        caps,
                        properties.query().heartbeat(),
                        history,
                        finder,
                        auditReads,
                        readers,
                        clock)
                .build();
    }
}
