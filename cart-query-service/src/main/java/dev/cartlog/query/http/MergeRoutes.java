package dev.cartlog.query.http;

import dev.cartlog.domain.merge.Merge;
import dev.cartlog.domain.merge.MergeDocument;
import dev.cartlog.domain.request.Principal;
import dev.cartlog.domain.value.CartId;
import dev.cartlog.query.topology.Stores;
import dev.cartlog.query.view.MergeViews;
import dev.cartlog.web.problem.Problem;
import dev.cartlog.web.problem.ProblemException;
import dev.cartlog.web.problem.ProblemType;
import dev.cartlog.web.request.Answers;
import dev.cartlog.web.request.Routes;
import dev.cartlog.web.security.Callers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** How far a merge has come, for the customer whose merge it is. */
public final class MergeRoutes implements RouteGroup {
    private static final Duration LOOK_INTERVAL = Duration.ofMillis(25);

    private final CartReader carts;
    private final MergeViews merges;
    private final Routing routing;
    private final Duration longest;

    /**
     * Reads from these views.
     *
     * @param longest to wait for a merge that nothing is known of yet
     */
    public MergeRoutes(CartReader carts, MergeViews merges, Routing routing, Duration longest) {
        this.carts = carts;
        this.merges = merges;
        this.routing = routing;
        this.longest = longest;
    }

    @Override
    public Routes addTo(Routes routes) {
        return routes.on(HttpMethod.GET, "/v1/merges/{mergeId}", Guarded.by(this::merge));
    }

    private Mono<ServerResponse> merge(ServerRequest request) {
        return Callers.of(request).flatMap(caller -> {
            Principal principal = caller.customer().principal();
            UUID mergeId = Parameters.uuid(request, "mergeId").orElseThrow(MergeRoutes::notFound);
            return routing.routed(
                    request, Stores.MERGES, Optional.of(mergeId.toString()), here -> merge(mergeId, principal));
        });
    }

    /** The merge is on the customer's cart; whether it is claimed, only the guest's cart knows. */
    private Mono<ServerResponse> merge(UUID mergeId, Principal principal) {
        return customerCart(mergeId).flatMap(customerCartId -> merge(mergeId, customerCartId, principal));
    }

    /**
     * A merge that was just accepted takes a moment to be found: its request goes through two partitions. Looking again
     * is good enough here, as it is asked for once, and seldom.
     */
    private Mono<CartId> customerCart(UUID mergeId) {
        return Mono.defer(() -> Mono.justOrEmpty(merges.customerCart(mergeId)))
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK_INTERVAL))
                .timeout(longest, Mono.error(MergeRoutes::notFound));
    }

    private Mono<ServerResponse> merge(UUID mergeId, CartId customerCartId, Principal principal) {
        return carts.find(customerCartId).flatMap(found -> {
            Merge merge = found.filter(principal::mayUse)
                    .flatMap(cart -> cart.merge(mergeId))
                    .orElseThrow(MergeRoutes::notFound);
            return carts.find(merge.guestCartId())
                    .map(guestCart -> MergeDocument.of(MergeViews.withClaim(merge, guestCart), customerCartId))
                    .flatMap(document -> Answers.json(ServerResponse.ok(), "{\"merge\":" + document + '}'));
        });
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.of(ProblemType.MERGE_NOT_FOUND));
    }
}
