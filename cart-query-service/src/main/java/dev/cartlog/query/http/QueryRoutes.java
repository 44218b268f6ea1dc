package dev.cartlog.query.http;

import dev.cartlog.domain.catalog.Catalog;
import dev.cartlog.query.audit.AuditReads;
import dev.cartlog.query.audit.CartHistory;
import dev.cartlog.query.audit.EventFinder;
import dev.cartlog.query.view.CartAwait;
import dev.cartlog.query.view.CartUpdates;
import dev.cartlog.query.view.CartViews;
import dev.cartlog.query.view.CustomerCarts;
import dev.cartlog.query.view.MergeViews;
import dev.cartlog.web.request.Documents;
import dev.cartlog.web.request.Routes;
import java.time.Clock;
import java.time.Duration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;

/**
 * All routes of the service.
 *
 * @param heartbeat of streams
 * @param readers where long reads take their time
 */
public record QueryRoutes(
        CartViews carts,
        CustomerCarts customerCarts,
        MergeViews merges,
        Catalog catalog,
        CartAwait await,
        CartUpdates updates,
        StreamCaps caps,
        Duration heartbeat,
        CartHistory history,
        EventFinder finder,
        AuditReads auditReads,
        Scheduler readers,
        Clock clock) {

    /** The routes, ready to be published. */
    public RouterFunction<ServerResponse> build() {
        Routes routes = new Routes();
        CartAnswers answers = new CartAnswers(catalog);
        new CartRoutes(carts, customerCarts, await, answers).addTo(routes);
        new StreamRoutes(carts, updates, answers, caps, heartbeat, clock).addTo(routes);
        new MergeRoutes(carts, merges).addTo(routes);
        AuditAccess access = new AuditAccess(auditReads, clock);
        new AuditRoutes(history, access, readers, clock).addTo(routes);
        new SearchRoutes(finder, access).addTo(routes);
        Documents.publish(routes, Documents.resource("/query-openapi.json"));
        return routes.build();
    }
}
