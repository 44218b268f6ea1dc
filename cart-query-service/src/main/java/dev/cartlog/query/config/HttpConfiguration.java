package dev.cartlog.query.config;

import dev.cartlog.events.kafka.KafkaConnection;
import dev.cartlog.query.audit.AuditReads;
import dev.cartlog.query.audit.CartHistory;
import dev.cartlog.query.audit.EventFinder;
import dev.cartlog.query.audit.KafkaAuditReads;
import dev.cartlog.query.http.AuditAccess;
import dev.cartlog.query.http.AuditRoutes;
import dev.cartlog.query.http.CartAnswers;
import dev.cartlog.query.http.CartReader;
import dev.cartlog.query.http.CartRoutes;
import dev.cartlog.query.http.MergeRoutes;
import dev.cartlog.query.http.RenderedCarts;
import dev.cartlog.query.http.RouteGroup;
import dev.cartlog.query.http.Routing;
import dev.cartlog.query.http.SearchRoutes;
import dev.cartlog.query.http.StreamCaps;
import dev.cartlog.query.http.StreamRoutes;
import dev.cartlog.query.view.CartAwait;
import dev.cartlog.query.view.CartUpdates;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.CatalogView;
import dev.cartlog.query.view.CustomerCarts;
import dev.cartlog.query.view.Histories;
import dev.cartlog.query.view.MergeViews;
import dev.cartlog.web.request.Documents;
import dev.cartlog.web.request.Routes;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The routes. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {
    private static final int READER_THREADS_MAX = 8;
    private static final int READS_QUEUED_MAX = 1000;

    @Bean
    RouterFunction<ServerResponse> queryRoutes(List<RouteGroup> groups) {
        Routes routes = new Routes();
        groups.forEach(group -> group.addTo(routes));
        return Documents.publish(routes, Documents.resource("/query-openapi.json"))
                .build();
    }

    @Bean
    CartAnswers cartAnswers(CatalogView catalog) {
        return new CartAnswers(new RenderedCarts(catalog));
    }

    @Bean
    RouteGroup cartRoutes(
            CartViews carts,
            CustomerCarts customerCarts,
            CartAwait await,
            CartAnswers answers,
            CartReader reader,
            Routing routing) {
        return new CartRoutes(carts, customerCarts, await, answers, reader, routing);
    }

    @Bean
    StreamCaps streamCaps(QueryProperties properties) {
        return new StreamCaps(
                properties.query().streamsMax(), properties.query().streamsPerReaderMax());
    }

    @Bean
    RouteGroup streamRoutes(
            CartViews carts,
            CartUpdates updates,
            CartAnswers answers,
            StreamCaps caps,
            QueryProperties properties,
            Clock clock,
            Routing routing) {
        return new StreamRoutes(
                carts, updates, answers, caps, properties.query().heartbeat(), clock, routing);
    }

    /** Ends the streams when the service stops, before the HTTP server waits for its last requests. */
    @Bean
    StreamsEnd streamsEnd(CartUpdates updates) {
        return new StreamsEnd(updates);
    }

    @Bean
    RouteGroup mergeRoutes(CartReader carts, MergeViews merges, Routing routing, QueryProperties properties) {
        return new MergeRoutes(carts, merges, routing, properties.query().waitMax());
    }

    /** Where reads that may take long do so, away from the threads that serve connections. */
    @Bean(destroyMethod = "dispose")
    Scheduler readers() {
        return Schedulers.newBoundedElastic(READER_THREADS_MAX, READS_QUEUED_MAX, "readers");
    }

    @Bean
    KafkaAuditReads auditReads(KafkaConnection kafka) {
        return new KafkaAuditReads(kafka);
    }

    @Bean
    AuditAccess auditAccess(AuditReads reads, Clock clock) {
        return new AuditAccess(reads, clock);
    }

    @Bean
    RouteGroup auditRoutes(
            Histories histories, CartViews carts, AuditAccess access, Scheduler readers, Clock clock, Routing routing) {
        return new AuditRoutes(new CartHistory(histories, carts), access, readers, clock, routing);
    }

    @Bean
    RouteGroup searchRoutes(EventFinder finder, AuditAccess access) {
        return new SearchRoutes(finder, access);
    }
}
