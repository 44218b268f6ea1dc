package dev.cartlog.query.http;

import dev.cartlog.domain.cart.Cart;
import dev.cartlog.domain.document.CartDocument;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.domain.value.CartVersion;
import dev.cartlog.query.audit.CartDiff;
import dev.cartlog.query.audit.CartHistory;
import dev.cartlog.query.audit.EventFilter;
import dev.cartlog.query.audit.PastCatalog;
import dev.cartlog.query.view.LoggedEvent;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A cart's history as auditors read it. Each read goes on record first. */
public final class AuditRoutes implements RouteGroup {
    /** How far a client's clock may be ahead and its present still is not our future. */
    private static final Duration CLOCK_SKEW_MAX = Duration.ofSeconds(5);

    private final CartHistory history;
    private final AuditAccess access;
    private final Scheduler readers;
    private final Clock clock;
    private final Routing routing;

    /** @param readers where folding whole histories may take its time */
    public AuditRoutes(CartHistory history, AuditAccess access, Scheduler readers, Clock clock, Routing routing) {
        this.routing = routing;
        this.history = history;
        this.access = access;
        this.readers = readers;
        this.clock = clock;
    }

    @Override
    public Routes addTo(Routes routes) {
        String cart = "/v1/audit/carts/{cartId}";
        return routes.on(HttpMethod.GET, cart + "/events", handler(cart + "/events", this::events))
                .on(HttpMethod.GET, cart + "/state", handler(cart + "/state", this::state))
                .on(HttpMethod.GET, cart + "/diff", handler(cart + "/diff", this::diff))
                .on(HttpMethod.GET, cart + "/verification", handler(cart + "/verification", this::verification));
    }

    /** A question about one cart. Parameters are read at once, the answer is worked out when the read is on record. */
    @FunctionalInterface
    private interface Question {
        Mono<ServerResponse> answer(ServerRequest request, CartId cartId);
    }

    private Routes.Handler handler(String route, Question question) {
        return routing.byCart(request -> access.recorded(request, route)
                .publishOn(readers)
                .flatMap(recorded -> question.answer(request, existing(request))));
    }

    private CartId existing(ServerRequest request) {
        return Parameters.cartId(request).filter(history::exists).orElseThrow(AuditRoutes::notFound);
    }

    private Mono<ServerResponse> events(ServerRequest request, CartId cartId) {
        CartVersion after = Parameters.version(request, "after").orElse(CartVersion.NONE);
        int limit = Parameters.limit(request);
        EventFilter filter = new EventFilter(Parameters.word(request, "type"), Parameters.word(request, "actor"));
        Representation representation = Representation.of(request);
        return switch (representation) {
            case JSON ->
                Answers.json(
                        ServerResponse.ok(), page(cartId, after, filter, limit, Parameters.flag(request, "places")));
            case NDJSON, CSV ->
                EventExport.answer(
                        representation,
                        (last, max) -> Mono.fromCallable(() -> history.events(
                                        cartId, last.map(AuditRoutes::version).orElse(after), filter, max))
                                .subscribeOn(readers));
        };
    }

    private static CartVersion version(LoggedEvent event) {
        return event.recorded().meta().version();
    }

    private String page(CartId cartId, CartVersion after, EventFilter filter, int limit, boolean places) {
        List<LoggedEvent> found = history.events(cartId, after, filter, limit + 1);
        List<LoggedEvent> shown = found.size() > limit ? found.subList(0, limit) : found;
        Optional<String> next = found.size() > limit
                ? Optional.of(shown.getLast().recorded().meta().version().toString())
                : Optional.empty();
        return EventPage.of(shown, next, places);
    }

    private Mono<ServerResponse> state(ServerRequest request, CartId cartId) {
        Optional<CartVersion> version = Parameters.version(request, "version");
        Optional<Instant> asOf = Parameters.time(request, "asOf");
        if (version.isPresent() == asOf.isPresent()) {
            throw Parameters.malformed("version", "Exactly one of version and asOf is expected.");
        }
        Optional<Cart> cart = version.isPresent()
                ? history.atVersion(cartId, version.get())
                : asOf.filter(moment -> !moment.isAfter(clock.instant().plus(CLOCK_SKEW_MAX)))
                        .flatMap(moment -> history.asOf(cartId, moment));
        String document =
                cart.map(past -> CartDocument.of(past, PastCatalog.INSTANCE)).orElseThrow(AuditRoutes::notFound);
        return Answers.json(ServerResponse.ok(), "{\"cart\":" + document + '}');
    }

    private Mono<ServerResponse> diff(ServerRequest request, CartId cartId) {
        CartVersion from = Parameters.requiredVersion(request, "from");
        CartVersion to = Parameters.requiredVersion(request, "to");
        CartDiff diff = history.diff(cartId, from, to).orElseThrow(AuditRoutes::notFound);
        return Answers.json(ServerResponse.ok(), diff.toJson());
    }

    private Mono<ServerResponse> verification(ServerRequest request, CartId cartId) {
        return Answers.json(ServerResponse.ok(), history.verify(cartId).toJson());
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemType.CART_NOT_FOUND));
    }
}
