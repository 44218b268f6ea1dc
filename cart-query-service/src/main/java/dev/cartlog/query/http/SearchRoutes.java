package dev.cartlog.query.http;

import dev.cartlog.domain.event.EventDocument;
import dev.cartlog.query.audit.EventFilter;
import dev.cartlog.query.audit.EventFinder;
import dev.cartlog.query.audit.EventSearch.Query;
import dev.cartlog.query.topology.AuditKey.Position;
import dev.cartlog.query.view.LoggedEvent;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Routes;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Searches over the histories of all carts. */
public final class SearchRoutes implements RouteGroup {
    private static final String ROUTE = "/v1/audit/events";

    private final EventFinder finder;
    private final AuditAccess access;

    /** Searches with this. */
    public SearchRoutes(EventFinder finder, AuditAccess access) {
        this.finder = finder;
        this.access = access;
    }

    @Override
    public Routes addTo(Routes routes) {
        return routes.on(HttpMethod.GET, ROUTE, Guarded.by(this::search));
    }

    private Mono<ServerResponse> search(ServerRequest request) {
        return access.recorded(request, ROUTE).flatMap(auditor -> {
            Query query = query(request);
            Representation representation = Representation.of(request);
            return switch (representation) {
                case JSON ->
                    finder.find(query.page(query.after(), query.limit() + 1))
                            .flatMap(found -> Answers.json(ServerResponse.ok(), page(found, query.limit())));
                case NDJSON, CSV ->
                    EventExport.answer(
                            representation,
                            (last, max) -> finder.find(
                                    query.page(last.map(SearchRoutes::place).or(query::after), max)));
            };
        });
    }

    private static Query query(ServerRequest request) {
        EventFilter filter = new EventFilter(Parameters.word(request, "type"), Parameters.word(request, "actor"));
        return new Query(
                Parameters.time(request, "from"),
                Parameters.time(request, "to"),
                Parameters.cursor(request).map(SearchRoutes::place),
                filter,
                Parameters.limit(request));
    }

    private static String page(List<LoggedEvent> found, int limit) {
        List<LoggedEvent> shown = found.size() > limit ? found.subList(0, limit) : found;
        Optional<String> next = found.size() > limit
                ? Optional.of(Parameters.cursor(place(shown.getLast()).toBytes()))
                : Optional.empty();
        List<String> documents =
                shown.stream().map(event -> EventDocument.of(event.recorded())).toList();
        return Pages.of("events", documents, next);
    }

    private static Position place(LoggedEvent event) {
        return Position.of(event.recorded().meta());
    }

    private static Position place(byte[] cursor) {
        try {
            return Position.of(cursor);
        } catch (RuntimeException e) {
            // Any bytes can come from a client; those that are no place are its mistake.
            throw Parameters.malformedCursor();
        }
    }
}
